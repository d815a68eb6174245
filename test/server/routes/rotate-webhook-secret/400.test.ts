import { testMalformedPath, testNotJson } from '../../../harness/route-suites.ts';

testMalformedPath({ method: 'POST', path: '/v1/webhooks/ID/rotate' } as const);
testNotJson({ method: 'POST', path: '/v1/webhooks/unknown/rotate' } as const);
