import { testOtherMethods } from '../../../harness/route-suites.ts';

testOtherMethods('/ready', ['GET', 'HEAD']);
