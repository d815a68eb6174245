import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'DELETE', path: '/v1/portfolio/rescores/unknown' });
testUnusableId({ method: 'DELETE', path: '/v1/portfolio/rescores/ID' }, 'rescore');
