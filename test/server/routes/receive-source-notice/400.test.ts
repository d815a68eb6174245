import { testMalformedPath, testNotJson } from '../../../harness/route-suites.ts';

const body = { event_id: 'e-1', company: { siren: '000000018' }, event_at: '2026-05-06T08:00:00Z', kind: 'judgment' };

testNotJson({ method: 'POST', path: '/v1/sources/generic/notices', body });
testMalformedPath({ method: 'POST', path: '/v1/sources/ID/notices', body });
