import { testOtherMethods } from '../../../harness/route-suites.ts';

testOtherMethods('/v1/webhooks/unknown/deliveries', ['GET', 'HEAD']);
