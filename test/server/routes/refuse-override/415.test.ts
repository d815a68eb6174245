import { testContentType } from '../../../harness/route-suites.ts';

testContentType({ method: 'POST', path: '/v1/overrides/unknown/refuse', body: {} });
