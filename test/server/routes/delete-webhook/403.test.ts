import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope({ method: 'DELETE', path: '/v1/webhooks/unknown' } as const, 'webhooks:write');
