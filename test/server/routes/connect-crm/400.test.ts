import { testMalformedPath, testNotJson } from '../../../harness/route-suites.ts';

testMalformedPath({ method: 'PUT', path: '/v1/crms/ID/connection', body: {} } as const);
testNotJson({ method: 'PUT', path: '/v1/crms/odoo/connection' } as const);
