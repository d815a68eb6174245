import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope(
  { method: 'POST', path: '/v1/sandbox/events', body: { company: { siren: '000000018' }, event: 'cash_falls' } },
  'crm:write',
);
