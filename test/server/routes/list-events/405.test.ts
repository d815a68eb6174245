import { testOtherMethods } from '../../../harness/route-suites.ts';

testOtherMethods('/v1/events', ['GET', 'HEAD']);
