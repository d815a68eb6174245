import { testUnknownQuery } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'GET', path: '/v1/settings' });
