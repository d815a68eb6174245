import { expect, it } from 'vitest';
import { readAccount } from '../../server/src/store/accounts.ts';
import {
  cardPath,
  decidedCard,
  readCardOf,
  sendEvent,
  settledCard,
  SOLID,
  type DecidedCard,
  type Score,
} from '../harness/answers.ts';
import { rowCounts } from '../harness/row-counts.ts';
import { useServer } from '../harness/use-server.ts';

const server = useServer();

const fieldsOf = async (accountId: string) => {
  const { context, tenantId } = server();
  const account = await context.database.inTenant(tenantId, (tx) => readAccount(tx, { crm: 'sandbox', accountId }));
  return account!.fields;
};

it('a record that is created shows its decision, which can be read, replayed and found in the record', async () => {
  const account = {
    id: 'a-1',
    name: 'Verrerie des Monts',
    siren: SOLID,
    requested_amount: { value: 8000, currency: 'EUR' },
  };
  await sendEvent(server(), { id: 'e-1', account });
  const card = await decidedCard(server(), 'a-1');
  expect(card).toMatchObject({
    state: 'decided',
    decision: 'accept',
    proposed_limit: { value: 8000, currency: 'EUR' },
    limit_bound_by: 'need',
  });

  const score = (await server().ask('GET', `/v1/score/${card.score_id}`)).json as Score;
  expect(score).toMatchObject({ score: card.score, grade: card.grade, decision: card.decision, audit: card.audit });
  const replayed = await server().ask('POST', `/v1/score/${card.score_id}/replay`);
  expect(replayed.json).toMatchObject({ identical: true, differences: [] });

  await expect
    .poll(() => fieldsOf('a-1'))
    .toMatchObject({
      credit_score: card.score,
      credit_grade: card.grade,
      credit_decision: 'accept',
      credit_limit: { value: 8000, currency: 'EUR' },
      credit_decision_id: card.score_id,
    });
});

it('the same event again changes neither the card nor a row', async () => {
  const before = [await readCardOf(server(), 'a-1'), await rowCounts(server().context, server().tenantId)];
  await sendEvent(server(), { id: 'e-1', account: { id: 'a-1', siren: '000000042' } });
  expect([await settledCard(server(), 'a-1'), await rowCounts(server().context, server().tenantId)]).toEqual(before);
});

it('a second score shows the difference and the trend, and the first stays readable', async () => {
  const first = await decidedCard(server(), 'a-1');
  const answer = await server().ask('POST', `${cardPath('a-1')}/refresh`, { body: { force: true } });
  const second = answer.json as DecidedCard;
  expect(second.trend).toEqual([
    { decided_at: first.decided_at, score: first.score },
    { decided_at: second.decided_at, score: second.score },
  ]);
  expect(second.delta).toEqual({ score: second.score - first.score, since: first.decided_at });
  expect((await server().ask('GET', `/v1/score/${first.score_id}`)).status).toBe(200);
});

it('a name that two companies have waits for a choice, and the chosen one is decided', async () => {
  await sendEvent(server(), { account: { id: 'tie', name: 'Martin Frères' } });
  const card = await settledCard(server(), 'tie');
  expect(card).toMatchObject({ state: 'choose_company', candidates: [{ city: 'Nantes' }, { city: 'Lille' }] });

  const chosen = { id: 'tie', name: 'Martin Frères', siren: '000000091' };
  await sendEvent(server(), { type: 'account.updated', account: chosen });
  const decided = await decidedCard(server(), 'tie');
  expect(decided.company).toMatchObject({ siren: '000000091', match: { confidence: 1 } });
});

it('a city tells two companies of one name apart', async () => {
  await sendEvent(server(), { account: { id: 'city', name: 'Martin Frères', city: 'Lille' } });
  expect((await decidedCard(server(), 'city')).company).toMatchObject({ siren: '000000091' });
});

it('a company that nobody knows fails with what a person can do, and a right number mends it', async () => {
  await sendEvent(server(), { account: { id: 'lost', siren: '552032534' } });
  const failed = await settledCard(server(), 'lost');
  expect(failed).toMatchObject({ state: 'failed', problem: { code: 'company_not_found' } });
  expect(await fieldsOf('lost')).not.toHaveProperty('credit_score');

  await sendEvent(server(), { type: 'account.updated', account: { id: 'lost', siren: '000000042' } });
  expect(await decidedCard(server(), 'lost')).toMatchObject({ decision: 'refuse' });
});

it('a record that turns to another company shows the other one', async () => {
  await sendEvent(server(), { account: { id: 'turn', siren: SOLID } });
  expect((await decidedCard(server(), 'turn')).company.siren).toBe(SOLID);
  await sendEvent(server(), { type: 'account.updated', account: { id: 'turn', siren: '000000059' } });
  await expect.poll(async () => (await decidedCard(server(), 'turn')).company.siren).toBe('000000059');
});

it('two tenants with the same account id have two cards', async () => {
  const { key } = await server().newTenant();
  const body = { event_id: 'e-1', type: 'account.created', account: { id: 'a-1', siren: '000000042' } };
  await server().ask('POST', '/v1/crms/sandbox/events', { body, key });
  await expect
    .poll(async () => (await server().ask('GET', cardPath('a-1'), { key })).json)
    .toMatchObject({ decision: 'refuse' });
  expect(await readCardOf(server(), 'a-1')).toMatchObject({ decision: 'accept' });
});
