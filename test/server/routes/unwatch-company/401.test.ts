import { testNeedsKey } from '../../../harness/route-suites.ts';

testNeedsKey({ method: 'DELETE', path: '/v1/watchlist/FR:000000018' });
