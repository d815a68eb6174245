import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope({ method: 'POST', path: '/v1/overrides/unknown/approve', body: {} }, 'overrides:approve');
