import { testForeignScore } from '../../../harness/foreign-ids.ts';

testForeignScore({ method: 'POST', path: '/v1/score/ID/replay' });
