import { testBodyLimit } from '../../../harness/route-suites.ts';

testBodyLimit({ method: 'POST', path: '/v1/overrides/unknown/approve', body: {} });
