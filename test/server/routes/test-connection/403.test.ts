import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope({ method: 'POST', path: '/v1/crms/odoo/connection/test' } as const, 'connections:write');
