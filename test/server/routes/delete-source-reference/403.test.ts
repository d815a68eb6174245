import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope({ method: 'DELETE', path: '/v1/sources/bridge/references/u-1' }, 'notices:write');
