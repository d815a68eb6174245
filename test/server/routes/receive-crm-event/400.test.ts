import { testMalformedPath, testNotJson } from '../../../harness/route-suites.ts';

testNotJson({
  method: 'POST',
  path: '/v1/crms/sandbox/events',
  body: { event_id: 'e-1', type: 'account.created', account: { id: 'a-1', siren: '000000018' } },
});
testMalformedPath({
  method: 'POST',
  path: '/v1/crms/ID/events',
  body: { event_id: 'e-1', type: 'account.created', account: { id: 'a-1', siren: '000000018' } },
});
