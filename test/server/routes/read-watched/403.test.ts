import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope({ method: 'GET', path: '/v1/watchlist/FR:000000018' }, 'watchlist:read');
