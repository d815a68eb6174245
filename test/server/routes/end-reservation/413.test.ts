import { testBodyLimit } from '../../../harness/route-suites.ts';

testBodyLimit({ method: 'DELETE', path: '/v1/orders/reservations/unknown' });
