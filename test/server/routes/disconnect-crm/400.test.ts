import { testMalformedPath } from '../../../harness/route-suites.ts';

testMalformedPath({ method: 'DELETE', path: '/v1/crms/ID/connection' } as const);
