import { testMalformedPath, testNotJson } from '../../../harness/route-suites.ts';

testMalformedPath({ method: 'POST', path: '/v1/webhooks/ID/replay', body: { since: '2026-01-01T00:00:00Z' } } as const);
testNotJson({ method: 'POST', path: '/v1/webhooks/unknown/replay', body: { since: '2026-01-01T00:00:00Z' } } as const);
