import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'GET', path: '/v1/crms/sandbox/accounts/unknown/tasks' });
testUnusableId({ method: 'GET', path: '/v1/crms/sandbox/accounts/ID/tasks' }, 'accountId');
testUnusableId({ method: 'GET', path: '/v1/crms/ID/accounts/unknown/tasks' }, 'crm');
