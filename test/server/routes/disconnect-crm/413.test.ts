import { testBodyLimit } from '../../../harness/route-suites.ts';

testBodyLimit({ method: 'DELETE', path: '/v1/crms/odoo/connection' } as const);
