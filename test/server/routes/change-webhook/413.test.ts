import { testBodyLimit } from '../../../harness/route-suites.ts';

testBodyLimit({ method: 'PUT', path: '/v1/webhooks/unknown', body: { enabled: true } } as const);
