import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'GET', path: '/v1/portfolio/rescores/unknown/changes' });
testUnusableId({ method: 'GET', path: '/v1/portfolio/rescores/ID/changes' }, 'rescore');
