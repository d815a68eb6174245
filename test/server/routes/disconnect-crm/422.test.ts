import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'DELETE', path: '/v1/crms/odoo/connection' } as const);
testUnusableId({ method: 'DELETE', path: '/v1/crms/ID/connection' } as const, 'crm');
