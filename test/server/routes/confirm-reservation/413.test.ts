import { testBodyLimit } from '../../../harness/route-suites.ts';

testBodyLimit({ method: 'POST', path: '/v1/orders/reservations/unknown/confirm' });
