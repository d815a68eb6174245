import { testBodyLimit } from '../../../harness/route-suites.ts';

testBodyLimit({ method: 'DELETE', path: '/v1/watchlist/FR:000000018' });
