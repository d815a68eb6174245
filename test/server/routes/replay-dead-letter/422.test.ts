import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'POST', path: '/v1/dead-letters/1/replay' });
testUnusableId({ method: 'POST', path: '/v1/dead-letters/ID/replay' }, 'letterId');
