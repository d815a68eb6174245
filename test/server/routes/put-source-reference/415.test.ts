import { testContentType } from '../../../harness/route-suites.ts';

testContentType({
  method: 'PUT',
  path: '/v1/sources/bridge/references/u-1',
  body: { company: { siren: '000000018' } },
});
