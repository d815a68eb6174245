import { testOtherMethods } from '../../../harness/route-suites.ts';

testOtherMethods('/v1/crms/sandbox/events', ['POST']);
