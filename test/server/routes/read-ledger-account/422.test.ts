import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'GET', path: '/v1/ledger/accounts/sandbox/unknown' });
testUnusableId({ method: 'GET', path: '/v1/ledger/accounts/sandbox/ID' }, 'accountId');
testUnusableId({ method: 'GET', path: '/v1/ledger/accounts/ID/a-1' }, 'crm');
