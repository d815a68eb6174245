import { testMalformedPath } from '../../../harness/route-suites.ts';

testMalformedPath({ method: 'POST', path: '/v1/orders/reservations/ID/confirm' });
