import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope({ method: 'GET', path: '/v1/portfolio/rescores/unknown/changes' }, 'portfolio:read');
