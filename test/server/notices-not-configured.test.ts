import { expect, it } from 'vitest';
import { genericNotice, GENERIC, sendSigned } from '../harness/notice-requests.ts';
import { expectProblem } from '../harness/refusal.ts';
import { useServer } from '../harness/use-server.ts';

const live = useServer({ mode: 'live', sources: [] });

it('says in live mode that nobody was given a secret, so that a vendor tries again later', async () => {
  const problem = expectProblem(await sendSigned(live(), genericNotice()), 'notices_not_configured');
  expect(problem.detail).toContain('CREDITLINE_NOTICE_SECRETS');
});

it('takes a tenant’s own notice all the same: its key has proved who it is', async () => {
  const answer = await live().ask('POST', GENERIC, { body: genericNotice({ event_id: 'own-1' }) });
  expect(answer.status).toBe(202);
});
