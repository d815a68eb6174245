import { testOtherMethods } from '../../../harness/route-suites.ts';

testOtherMethods('/v1/portfolio/rescores/unknown/changes', ['GET', 'HEAD']);
