import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'GET', path: '/v1/crms/sandbox/accounts' });
testUnusableId({ method: 'GET', path: '/v1/crms/ID/accounts' }, 'crm');
