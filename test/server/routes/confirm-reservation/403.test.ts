import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope({ method: 'POST', path: '/v1/orders/reservations/unknown/confirm' }, 'orders:write');
