import { testOtherMethods } from '../../../harness/route-suites.ts';

testOtherMethods('/v1/crms/sandbox/accounts/unknown/tasks', ['GET', 'HEAD']);
