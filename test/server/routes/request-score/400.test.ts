import { testNotJson } from '../../../harness/route-suites.ts';

testNotJson({ method: 'POST', path: '/v1/score', body: { company: { siren: '000000018' } } });
