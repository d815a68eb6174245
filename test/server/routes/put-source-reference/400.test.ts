import { testMalformedPath, testNotJson } from '../../../harness/route-suites.ts';

testNotJson({ method: 'PUT', path: '/v1/sources/bridge/references/u-1', body: { company: { siren: '000000018' } } });
testMalformedPath({
  method: 'PUT',
  path: '/v1/sources/bridge/references/ID',
  body: { company: { siren: '000000018' } },
});
