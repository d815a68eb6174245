import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope({ method: 'POST', path: '/v1/crms/sandbox/accounts/unknown/card/refresh', body: {} }, 'crm:write');
