import { testMalformedPath, testNotJson } from '../../../harness/route-suites.ts';

testMalformedPath({ method: 'POST', path: '/v1/webhooks/ID/test' } as const);
testNotJson({ method: 'POST', path: '/v1/webhooks/unknown/test' } as const);
