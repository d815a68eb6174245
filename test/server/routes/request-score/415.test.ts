import { testContentType } from '../../../harness/route-suites.ts';

testContentType({ method: 'POST', path: '/v1/score', body: { company: { siren: '000000018' } } });
