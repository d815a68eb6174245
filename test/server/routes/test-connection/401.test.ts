import { testNeedsKey } from '../../../harness/route-suites.ts';

testNeedsKey({ method: 'POST', path: '/v1/crms/odoo/connection/test' } as const);
