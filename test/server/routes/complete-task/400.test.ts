import { testMalformedPath } from '../../../harness/route-suites.ts';

testMalformedPath({ method: 'POST', path: '/v1/crms/sandbox/accounts/ID/tasks/unknown/complete' });
