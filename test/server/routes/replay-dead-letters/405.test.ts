import { testOtherMethods } from '../../../harness/route-suites.ts';

testOtherMethods('/v1/dead-letters/replay', ['POST']);
