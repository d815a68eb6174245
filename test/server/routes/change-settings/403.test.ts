import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope({ method: 'PUT', path: '/v1/settings', body: {} }, 'settings:write');
