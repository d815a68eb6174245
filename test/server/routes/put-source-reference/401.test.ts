import { testNeedsKey } from '../../../harness/route-suites.ts';

testNeedsKey({ method: 'PUT', path: '/v1/sources/bridge/references/u-1', body: { company: { siren: '000000018' } } });
