import { testNeedsKey } from '../../../harness/route-suites.ts';

testNeedsKey({ method: 'PUT', path: '/v1/watchlist/FR:000000018', body: {} });
