import { testNeedsKey } from '../../../harness/route-suites.ts';

testNeedsKey({ method: 'DELETE', path: '/v1/orders/reservations/unknown' });
