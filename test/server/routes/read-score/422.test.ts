import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'GET', path: '/v1/score/unknown' });
testUnusableId({ method: 'GET', path: '/v1/score/ID' }, 'id');
