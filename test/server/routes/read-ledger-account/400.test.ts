import { testMalformedPath } from '../../../harness/route-suites.ts';

testMalformedPath({ method: 'GET', path: '/v1/ledger/accounts/sandbox/ID' });
testMalformedPath({ method: 'GET', path: '/v1/ledger/accounts/ID/a-1' });
