import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'POST', path: '/v1/score/unknown/replay' });
testUnusableId({ method: 'POST', path: '/v1/score/ID/replay' }, 'id');
