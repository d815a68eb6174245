import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope({ method: 'GET', path: '/v1/alerts/a-1' }, 'alerts:read');
