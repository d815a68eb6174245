import { testOtherMethods } from '../../../harness/route-suites.ts';

testOtherMethods('/v1/sources/generic/notices', ['POST']);
