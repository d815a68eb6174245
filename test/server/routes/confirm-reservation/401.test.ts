import { testNeedsKey } from '../../../harness/route-suites.ts';

testNeedsKey({ method: 'POST', path: '/v1/orders/reservations/unknown/confirm' });
