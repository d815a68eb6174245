import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope({ method: 'DELETE', path: '/v1/portfolio/rescores/unknown' }, 'portfolio:write');
