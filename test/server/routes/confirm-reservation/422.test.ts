import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'POST', path: '/v1/orders/reservations/unknown/confirm' });
testUnusableId({ method: 'POST', path: '/v1/orders/reservations/ID/confirm' }, 'reservation');
