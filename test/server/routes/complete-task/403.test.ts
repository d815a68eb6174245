import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope({ method: 'POST', path: '/v1/crms/sandbox/accounts/unknown/tasks/unknown/complete' }, 'crm:write');
