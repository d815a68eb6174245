import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope({ method: 'POST', path: '/v1/score', body: { company: { siren: '000000018' } } }, 'score:write');
