import { testOtherMethods } from '../../../harness/route-suites.ts';

testOtherMethods('/v1/watchlist', ['GET', 'HEAD']);
