import { testContentType } from '../../../harness/route-suites.ts';

testContentType({
  method: 'POST',
  path: '/v1/sources/generic/notices',
  body: { event_id: 'e-1', company: { siren: '000000018' }, event_at: '2026-05-06T08:00:00Z', kind: 'judgment' },
});
