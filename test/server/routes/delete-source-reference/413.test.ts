import { testBodyLimit } from '../../../harness/route-suites.ts';

testBodyLimit({ method: 'DELETE', path: '/v1/sources/bridge/references/u-1' });
