import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope({ method: 'DELETE', path: '/v1/orders/reservations/unknown' }, 'orders:write');
