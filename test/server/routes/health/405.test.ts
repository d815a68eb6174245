import { testOtherMethods } from '../../../harness/route-suites.ts';

testOtherMethods('/health', ['GET', 'HEAD']);
