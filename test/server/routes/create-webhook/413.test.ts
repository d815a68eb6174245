import { testBodyLimit } from '../../../harness/route-suites.ts';

testBodyLimit({ method: 'POST', path: '/v1/webhooks', body: { url: 'https://8.8.8.8/hook' } } as const);
