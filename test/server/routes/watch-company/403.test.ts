import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope({ method: 'PUT', path: '/v1/watchlist/FR:000000018', body: {} }, 'watchlist:write');
