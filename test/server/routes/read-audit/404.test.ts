import { testForeignScore } from '../../../harness/foreign-ids.ts';

testForeignScore({ method: 'GET', path: '/v1/score/ID/audit' });
