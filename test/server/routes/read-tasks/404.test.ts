import { testForeignAccount } from '../../../harness/foreign-ids.ts';

testForeignAccount({ method: 'GET', path: '/v1/crms/CRM/accounts/ID/tasks' });
