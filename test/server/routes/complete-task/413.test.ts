import { testBodyLimit } from '../../../harness/route-suites.ts';

testBodyLimit({ method: 'POST', path: '/v1/crms/sandbox/accounts/unknown/tasks/unknown/complete' });
