import { LANGUAGES } from '@creditline/core';
import type { z } from 'zod';
import { expect, it } from 'vitest';
import type { alertsAnswerSchema } from '../../server/src/answers/alerts.ts';
import {
  askScore,
  cardPath,
  decidedCard,
  readCardOf,
  scoreSiren,
  sendEvent,
  type DecidedCard,
} from '../harness/answers.ts';
import { invoice, sendInvoices } from '../harness/ledger.ts';
import { useServer } from '../harness/use-server.ts';

const server = useServer();
const patience = { timeout: 20_000, interval: 50 } as const;

type Alerts = z.infer<typeof alertsAnswerSchema>['alerts'];

const now = new Date();
const today = now.toISOString().slice(0, 10);
const paidLate = (account: string, paid: readonly number[], from = 0) =>
  paid.map((days, index) =>
    invoice(now, { id: `${account}-${from + index}`, account, dueDaysAgo: 80 + ((from + index) % 60), paidLate: days }),
  );

const account = async (id: string, siren: string): Promise<DecidedCard> => {
  await sendEvent(server(), {
    account: { id, siren, owner: 'ana', requested_amount: { value: 25_000, currency: 'EUR' } },
  });
  return decidedCard(server(), id);
};

const cardOf = async (id: string): Promise<DecidedCard> => (await readCardOf(server(), id)) as DecidedCard;
const afterDecision = async (id: string, before: DecidedCard): Promise<DecidedCard> => {
  await expect.poll(async () => (await cardOf(id)).score_id, patience).not.toBe(before.score_id);
  return cardOf(id);
};

const alertsOf = async (siren: string): Promise<Alerts> =>
  ((await server().ask('GET', `/v1/alerts?company=FR:${siren}`)).json as { alerts: Alerts }).alerts;

it('a solid company that begins to pay its invoices late falls, is told of, and recovers', async () => {
  const siren = '000000083';
  await sendInvoices(server(), paidLate('slows', [0, 1, 0, 2, 0, 3, 0, 1]));
  const punctual = await account('slows', siren);
  expect(punctual.sources).toContainEqual(
    expect.objectContaining({ name: 'ledger', status: 'ok', label: 'Your own invoices' }),
  );

  await sendInvoices(server(), paidLate('slows', [60, 62, 58, 61, 60, 59]));
  const slow = await afterDecision('slows', punctual);
  expect(slow.score).toBeLessThan(punctual.score);
  expect(slow.reasons).toContainEqual(
    expect.objectContaining({ direction: 'down', source: 'ledger', as_of: today, code: 'PAYS_LATE' }),
  );
  const [alert, ...others] = (await alertsOf(siren)).filter(({ cause }) => cause === 'payment_incident');
  expect(others).toEqual([]);
  expect(alert).toMatchObject({ rule: 'late-share-up-25', closed_at: null });

  await sendInvoices(
    server(),
    paidLate(
      'slows',
      Array.from({ length: 30 }, () => 0),
      100,
    ),
  );
  const better = await afterDecision('slows', slow);
  expect(better.score).toBeGreaterThan(slow.score);
  expect((await alertsOf(siren)).find(({ id }) => id === alert!.id)).toMatchObject({ closed_because: 'recovered' });
});

it('the card names the own invoices with their date in every language', async () => {
  await sendInvoices(server(), paidLate('named', [60, 62, 58, 61]));
  await account('named', '000000208');
  const labels: string[] = [];
  for (const language of LANGUAGES) {
    const answer = await server().ask('GET', cardPath('named'), { headers: { 'accept-language': language } });
    const card = answer.json as DecidedCard;
    const reason = card.reasons.find(({ source }) => source === 'ledger');
    expect(reason).toMatchObject({ as_of: today, direction: 'down' });
    labels.push(card.sources.find(({ name }) => name === 'ledger')!.label);
  }
  expect(labels).toEqual([
    'Your own invoices',
    'Vos propres factures',
    'Sus propias facturas',
    'As suas próprias faturas',
  ]);
});

it('a tenant that brings no invoices reads the same as if there were no such source', async () => {
  const answer = await scoreSiren(server(), '000000018');
  expect(answer.sources.map(({ name }) => name)).not.toContain('ledger');
  const { record } = (await server().ask('GET', `/v1/score/${answer.id}/audit`)).json as { record: object };
  expect(JSON.stringify(record)).not.toContain('ledger');
});

it('own invoices cost no unit, and those that came a moment ago are in the next decision', async () => {
  const siren = '000000190';
  await account('units', siren);
  expect((await scoreSiren(server(), siren)).units_consumed).toBe(0);
  await sendInvoices(server(), paidLate('units', [60, 62, 58, 61]));
  const answer = await askScore(server(), { company: { siren } });
  expect(answer.sources).toContainEqual(expect.objectContaining({ name: 'ledger', status: 'ok' }));
  expect(answer.units_consumed).toBe(0);
});

it('a decision with own invoices is replayed from its record alone', async () => {
  await sendInvoices(server(), paidLate('replayed', [60, 2, 58, 61]));
  await account('replayed', '000000125');
  const { score_id: id } = await cardOf('replayed');
  expect((await server().ask('POST', `/v1/score/${id}/replay`)).json).toMatchObject({ identical: true });
});

it('invoices that were all cancelled leave nothing behind', async () => {
  const siren = '000000158';
  const sent = paidLate('leaves', [60, 62, 58, 61]);
  await sendInvoices(server(), sent);
  const before = await account('leaves', siren);
  await sendInvoices(
    server(),
    sent.map(({ id, account: of }) => ({ id, account: of, state: 'cancelled' })),
  );
  const after = await afterDecision('leaves', before);
  expect(after.sources.map(({ name }) => name)).not.toContain('ledger');
  expect(after.score).toBeGreaterThan(before.score);
});
