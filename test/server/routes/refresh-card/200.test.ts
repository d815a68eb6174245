import { expect, it } from 'vitest';
import { cardPath, decidedCard, sendEvent, settledCard, SOLID, type DecidedCard } from '../../../harness/answers.ts';
import { rowCounts } from '../../../harness/row-counts.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

const refresh = async (accountId: string, body?: unknown) => {
  const answer = await server().ask('POST', `${cardPath(accountId)}/refresh`, body === undefined ? {} : { body });
  expect(answer.status).toBe(200);
  return answer.json as DecidedCard;
};

it('decides again from what is known, and shows the difference to the score before', async () => {
  await sendEvent(server(), { account: { id: 'a-1', siren: SOLID } });
  const first = await decidedCard(server(), 'a-1');
  const second = await refresh('a-1');
  expect(second.score_id).not.toBe(first.score_id);
  expect(second.delta).toEqual({ score: second.score - first.score, since: first.decided_at });
  expect(second.trend.map(({ score }) => score)).toEqual([first.score, second.score]);
  expect(second.sources.every(({ status }) => status === 'cached')).toBe(true);
});

it('asks every source again with force', async () => {
  await sendEvent(server(), { account: { id: 'a-2', siren: SOLID } });
  await decidedCard(server(), 'a-2');
  const card = await refresh('a-2', { force: true });
  expect(card.sources.every(({ status }) => status === 'ok')).toBe(true);
});

it('makes one decision and one audit record each time, without an event', async () => {
  await sendEvent(server(), { account: { id: 'a-3', siren: SOLID } });
  await decidedCard(server(), 'a-3');
  const before = await rowCounts(server().context, server().tenantId);
  await refresh('a-3');
  const after = await rowCounts(server().context, server().tenantId);
  expect([after.decisions - before.decisions, after.audit_log - before.audit_log, after.inbox - before.inbox]).toEqual([
    1, 1, 0,
  ]);
});

it('leaves an account that nobody could find as it is', async () => {
  await sendEvent(server(), { account: { id: 'unknown', name: 'Nobody Knows This' } });
  await settledCard(server(), 'unknown');
  expect(await refresh('unknown')).toMatchObject({ state: 'failed', problem: { code: 'company_not_found' } });
});

it('works at both of its addresses', async () => {
  await sendEvent(server(), { account: { id: 'a-4', siren: SOLID } });
  await decidedCard(server(), 'a-4');
  const answer = await server().ask('POST', '/v1/crms/sandbox/accounts/a-4/refresh', { body: {} });
  expect([answer.status, (answer.json as DecidedCard).state]).toEqual([200, 'decided']);
});
