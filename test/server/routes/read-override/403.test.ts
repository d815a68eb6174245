import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope({ method: 'GET', path: '/v1/overrides/unknown' }, 'overrides:read');
