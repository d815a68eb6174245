import { testUnknownQuery } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'GET', path: '/health' });
