import { testNeedsKey } from '../../../harness/route-suites.ts';

testNeedsKey({ method: 'PUT', path: '/v1/crms/odoo/connection', body: {} } as const);
