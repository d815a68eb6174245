import { testBodyLimit } from '../../../harness/route-suites.ts';

testBodyLimit({ method: 'DELETE', path: '/v1/portfolio/rescores/unknown' });
