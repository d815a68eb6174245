import { testNeedsKey } from '../../../harness/route-suites.ts';

testNeedsKey({ method: 'GET', path: '/v1/watchlist/FR:000000018' });
