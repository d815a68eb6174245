import { testNeedsKey } from '../../../harness/route-suites.ts';

testNeedsKey({ method: 'DELETE', path: '/v1/portfolio/rescores/unknown' });
