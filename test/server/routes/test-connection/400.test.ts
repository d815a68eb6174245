import { testMalformedPath, testNotJson } from '../../../harness/route-suites.ts';

testMalformedPath({ method: 'POST', path: '/v1/crms/ID/connection/test' } as const);
testNotJson({ method: 'POST', path: '/v1/crms/odoo/connection/test' } as const);
