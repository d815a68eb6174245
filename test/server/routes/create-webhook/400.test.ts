import { testNotJson } from '../../../harness/route-suites.ts';

testNotJson({ method: 'POST', path: '/v1/webhooks', body: { url: 'https://8.8.8.8/hook' } } as const);
