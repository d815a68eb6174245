import { testNotJson } from '../../../harness/route-suites.ts';

testNotJson({ method: 'PUT', path: '/v1/settings', body: {} });
