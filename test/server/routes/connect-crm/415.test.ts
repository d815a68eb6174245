import { testContentType } from '../../../harness/route-suites.ts';

testContentType({ method: 'PUT', path: '/v1/crms/odoo/connection', body: {} } as const);
