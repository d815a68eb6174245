import { testMalformedPath, testNotJson } from '../../../harness/route-suites.ts';

testMalformedPath({ method: 'POST', path: '/v1/overrides/ID/approve', body: {} });
testNotJson({ method: 'POST', path: '/v1/overrides/unknown/approve', body: {} });
