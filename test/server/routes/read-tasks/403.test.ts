import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope({ method: 'GET', path: '/v1/crms/sandbox/accounts/unknown/tasks' }, 'crm:read');
