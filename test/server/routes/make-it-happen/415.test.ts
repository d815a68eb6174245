import { testContentType } from '../../../harness/route-suites.ts';

testContentType({
  method: 'POST',
  path: '/v1/sandbox/events',
  body: { company: { siren: '000000018' }, event: 'cash_falls' },
});
