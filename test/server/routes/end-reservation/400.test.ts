import { testMalformedPath } from '../../../harness/route-suites.ts';

testMalformedPath({ method: 'DELETE', path: '/v1/orders/reservations/ID' });
