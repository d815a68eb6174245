import { testNeedsKey } from '../../../harness/route-suites.ts';

testNeedsKey({ method: 'POST', path: '/v1/crms/sandbox/accounts/unknown/tasks/unknown/complete' });
