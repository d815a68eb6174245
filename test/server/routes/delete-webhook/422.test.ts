import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'DELETE', path: '/v1/webhooks/unknown' } as const);
testUnusableId({ method: 'DELETE', path: '/v1/webhooks/ID' } as const, 'webhook');
