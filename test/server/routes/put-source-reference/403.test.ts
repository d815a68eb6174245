import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope(
  { method: 'PUT', path: '/v1/sources/bridge/references/u-1', body: { company: { siren: '000000018' } } },
  'notices:write',
);
