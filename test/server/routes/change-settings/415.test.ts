import { testContentType } from '../../../harness/route-suites.ts';

testContentType({ method: 'PUT', path: '/v1/settings', body: {} });
