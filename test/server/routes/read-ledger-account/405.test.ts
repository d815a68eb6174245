import { testOtherMethods } from '../../../harness/route-suites.ts';

testOtherMethods('/v1/ledger/accounts/sandbox/unknown', ['GET', 'HEAD']);
