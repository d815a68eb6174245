import { testOtherMethods } from '../../../harness/route-suites.ts';

testOtherMethods('/v1/alerts/a-1', ['GET', 'HEAD']);
