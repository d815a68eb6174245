import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope({ method: 'GET', path: '/v1/crms/odoo/connection' } as const, 'connections:read');
