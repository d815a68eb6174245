import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope({ method: 'DELETE', path: '/v1/watchlist/FR:000000018' }, 'watchlist:write');
