import { testOtherMethods } from '../../../harness/route-suites.ts';

testOtherMethods('/v1/sources/bridge/references/u-1', ['PUT', 'DELETE']);
