import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'GET', path: '/v1/score/unknown/audit' });
testUnusableId({ method: 'GET', path: '/v1/score/ID/audit' }, 'id');
