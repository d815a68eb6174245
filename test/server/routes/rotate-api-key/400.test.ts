import { testNotJson } from '../../../harness/route-suites.ts';

testNotJson({ method: 'POST', path: '/v1/api-keys/rotate' } as const);
