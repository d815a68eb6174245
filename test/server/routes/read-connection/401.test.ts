import { testNeedsKey } from '../../../harness/route-suites.ts';

testNeedsKey({ method: 'GET', path: '/v1/crms/odoo/connection' } as const);
