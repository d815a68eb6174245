import { testOtherMethods } from '../../../harness/route-suites.ts';

testOtherMethods('/v1/settings', ['GET', 'HEAD', 'PUT']);
