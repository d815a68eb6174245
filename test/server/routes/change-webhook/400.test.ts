import { testMalformedPath, testNotJson } from '../../../harness/route-suites.ts';

testMalformedPath({ method: 'PUT', path: '/v1/webhooks/ID', body: { enabled: true } } as const);
testNotJson({ method: 'PUT', path: '/v1/webhooks/unknown', body: { enabled: true } } as const);
