import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope({ method: 'POST', path: '/v1/ledger/invoices', body: {} }, 'ledger:write');
