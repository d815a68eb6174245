import { testOtherMethods } from '../../../harness/route-suites.ts';

testOtherMethods('/v1/api-keys/rotate', ['POST']);
