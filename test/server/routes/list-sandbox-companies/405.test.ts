import { testOtherMethods } from '../../../harness/route-suites.ts';

testOtherMethods('/v1/sandbox/companies', ['GET', 'HEAD']);
