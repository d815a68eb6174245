import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'POST', path: '/v1/crms/sandbox/accounts/unknown/tasks/unknown/complete' });
testUnusableId({ method: 'POST', path: '/v1/crms/sandbox/accounts/ID/tasks/unknown/complete' }, 'accountId');
testUnusableId({ method: 'POST', path: '/v1/crms/sandbox/accounts/unknown/tasks/ID/complete' }, 'key');
