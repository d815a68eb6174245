import { testNeedsKey } from '../../../harness/route-suites.ts';

testNeedsKey({
  method: 'POST',
  path: '/v1/crms/sandbox/events',
  body: { event_id: 'e-1', type: 'account.created', account: { id: 'a-1', siren: '000000018' } },
});
