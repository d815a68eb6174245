import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'GET', path: '/v1/crms/odoo/connection' } as const);
testUnusableId({ method: 'GET', path: '/v1/crms/ID/connection' } as const, 'crm');
