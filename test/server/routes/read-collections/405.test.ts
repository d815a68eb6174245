import { testOtherMethods } from '../../../harness/route-suites.ts';

testOtherMethods('/v1/portfolio/collections', ['GET', 'HEAD']);
