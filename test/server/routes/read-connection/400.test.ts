import { testMalformedPath } from '../../../harness/route-suites.ts';

testMalformedPath({ method: 'GET', path: '/v1/crms/ID/connection' } as const);
