import { testMalformedPath, testNotJson } from '../../../harness/route-suites.ts';

testMalformedPath({ method: 'PUT', path: '/v1/watchlist/ID', body: {} });
testNotJson({ method: 'PUT', path: '/v1/watchlist/FR:000000018', body: {} });
