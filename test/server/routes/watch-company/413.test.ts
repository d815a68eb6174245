import { testBodyLimit } from '../../../harness/route-suites.ts';

testBodyLimit({ method: 'PUT', path: '/v1/watchlist/FR:000000018', body: {} });
