import { testOtherMethods } from '../../../harness/route-suites.ts';

testOtherMethods('/v1/overrides/unknown/refuse', ['POST']);
