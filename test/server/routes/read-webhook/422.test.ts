import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'GET', path: '/v1/webhooks/unknown' } as const);
testUnusableId({ method: 'GET', path: '/v1/webhooks/ID' } as const, 'webhook');
