import { testContentType } from '../../../harness/route-suites.ts';

testContentType({ method: 'PUT', path: '/v1/watchlist/FR:000000018', body: {} });
