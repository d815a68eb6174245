import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'GET', path: '/v1/crms/sandbox/accounts/unknown/card' });
testUnusableId({ method: 'GET', path: '/v1/crms/sandbox/accounts/ID/card' }, 'accountId');
testUnusableId({ method: 'GET', path: '/v1/crms/ID/accounts/a/card' }, 'crm');
