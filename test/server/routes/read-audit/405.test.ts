import { testOtherMethods } from '../../../harness/route-suites.ts';

testOtherMethods('/v1/score/unknown/audit', ['GET', 'HEAD']);
