import { testMalformedPath, testNotJson } from '../../../harness/route-suites.ts';

testNotJson({ method: 'POST', path: '/v1/crms/sandbox/accounts/unknown/card/refresh', body: {} });
testMalformedPath({ method: 'POST', path: '/v1/crms/sandbox/accounts/ID/refresh', body: {} });
testMalformedPath({ method: 'POST', path: '/v1/crms/sandbox/accounts/ID/card/refresh', body: {} });
testMalformedPath({ method: 'POST', path: '/v1/crms/ID/accounts/a/refresh', body: {} });
