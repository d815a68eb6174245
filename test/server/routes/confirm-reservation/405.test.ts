import { testOtherMethods } from '../../../harness/route-suites.ts';

testOtherMethods('/v1/orders/reservations/unknown/confirm', ['POST']);
