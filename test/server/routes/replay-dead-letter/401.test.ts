import { testNeedsKey } from '../../../harness/route-suites.ts';

testNeedsKey({ method: 'POST', path: '/v1/dead-letters/1/replay' });
