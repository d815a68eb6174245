import { testBodyLimit } from '../../../harness/route-suites.ts';

testBodyLimit({ method: 'PUT', path: '/v1/crms/odoo/connection' } as const);
