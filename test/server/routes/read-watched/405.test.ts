import { testOtherMethods } from '../../../harness/route-suites.ts';

testOtherMethods('/v1/watchlist/FR:000000018', ['GET', 'HEAD', 'PUT', 'DELETE']);
