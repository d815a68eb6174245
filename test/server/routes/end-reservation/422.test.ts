import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'DELETE', path: '/v1/orders/reservations/unknown' });
testUnusableId({ method: 'DELETE', path: '/v1/orders/reservations/ID' }, 'reservation');
