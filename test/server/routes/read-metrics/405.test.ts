import { testOtherMethods } from '../../../harness/route-suites.ts';

testOtherMethods('/metrics', ['GET', 'HEAD']);
