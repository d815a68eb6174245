import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope({ method: 'POST', path: '/v1/webhooks/unknown/rotate' } as const, 'webhooks:write');
