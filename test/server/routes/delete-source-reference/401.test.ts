import { testNeedsKey } from '../../../harness/route-suites.ts';

testNeedsKey({ method: 'DELETE', path: '/v1/sources/bridge/references/u-1' });
