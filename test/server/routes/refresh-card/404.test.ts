import { testForeignAccount } from '../../../harness/foreign-ids.ts';

testForeignAccount({ method: 'POST', path: '/v1/crms/CRM/accounts/ID/refresh' });
testForeignAccount({ method: 'POST', path: '/v1/crms/CRM/accounts/ID/card/refresh' });
