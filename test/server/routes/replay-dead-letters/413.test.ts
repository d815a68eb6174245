import { testBodyLimit } from '../../../harness/route-suites.ts';

testBodyLimit({ method: 'POST', path: '/v1/dead-letters/replay', body: {} });
