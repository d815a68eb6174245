import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope({ method: 'PUT', path: '/v1/crms/odoo/connection', body: {} } as const, 'connections:write');
