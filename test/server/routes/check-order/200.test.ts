import { describe, expect, it } from 'vitest';
import { sendEvent, settledCard, scoreSiren } from '../../../harness/answers.ts';
import { newSiren } from '../../../harness/new-siren.ts';
import { checkOrder, euros, plantCustomer, plantStanding } from '../../../harness/orders.ts';
import { useServer } from '../../../harness/use-server.ts';

const start = new Date('2026-11-22T10:00:00.000Z');
let now = start;
const server = useServer({ now: () => now });

const customer = (...standing: Parameters<typeof plantCustomer> extends [unknown, ...infer Rest] ? Rest : never) =>
  plantCustomer(server(), ...standing);
const check = (body: Record<string, unknown>, language?: string) => checkOrder(server(), body, language);
const limitOf = (value: number) => ({ minor: value * 100, currency: 'EUR' as const });

describe('an order on the limit', () => {
  it('is allowed to the last cent, and the next one is over', async () => {
    const { account } = await customer();
    expect(await check({ account, order: { id: 'S1' }, amount: euros(1_000) })).toMatchObject({
      allowed: true,
      reason: 'within_limit',
      limit: euros(1_000),
      free: euros(1_000),
      over_by: null,
      amount: euros(1_000),
      used: { open: euros(0), ordered: euros(0), reserved: euros(0) },
      decision: { outcome: 'accept' },
      override: null,
      reservation_id: expect.any(String),
      reserved_until: '2026-11-22T10:15:00.000Z',
      checked_at: start.toISOString(),
    });
    expect(await check({ account, order: { id: 'S2' }, amount: euros(0.01) })).toMatchObject({
      allowed: false,
      reason: 'over_limit',
      free: euros(0),
      over_by: euros(0.01),
      used: { reserved: euros(1_000) },
      reservation_id: null,
      reserved_until: null,
    });
  });

  it('counts open invoices and orders, and says by how much it is over', async () => {
    const { account } = await customer();
    const exposure = { open: euros(700), ordered: euros(400) };
    expect(await check({ account, amount: euros(50), exposure })).toMatchObject({
      allowed: false,
      free: euros(0),
      over_by: euros(150),
      used: { open: euros(700), ordered: euros(400), reserved: euros(0) },
    });
  });

  it('gets no more than the limit by a credit balance', async () => {
    const { account } = await customer();
    const exposure = { open: euros(-5_000), ordered: euros(0) };
    expect(await check({ account, amount: euros(1_001), exposure })).toMatchObject({
      allowed: false,
      free: euros(1_000),
      over_by: euros(1),
    });
  });

  it('counts what was reported last where the caller sends none, for every account of the company', async () => {
    const { account, siren } = await customer();
    const other = await customer({ siren });
    await check({ account, amount: euros(1), reserve: false, exposure: { open: euros(300), ordered: euros(0) } });
    await check({
      account: other.account,
      amount: euros(1),
      reserve: false,
      exposure: { open: euros(0), ordered: euros(200) },
    });
    const used = { open: euros(300), ordered: euros(200), reserved: euros(0) };
    expect(await check({ account, amount: euros(1), reserve: false })).toMatchObject({ used });
    expect(await check({ company: { siren }, amount: euros(1), reserve: false })).toMatchObject({ used });
    const exposure = { open: euros(100), ordered: euros(0) };
    expect(await check({ account, amount: euros(1), reserve: false, exposure })).toMatchObject({
      used: { ...used, open: euros(100) },
    });
  });

  it('takes the limit in force of a watched company, and of any other the one of its latest decision', async () => {
    const { siren } = await customer({ limit: limitOf(500) });
    const later = new Date('2026-11-21T10:00:00.000Z');
    const place = { database: server().context.database, tenantId: server().tenantId };
    await plantStanding(place, { siren, limit: limitOf(900), decidedAt: later, isWatched: false });
    expect(await check({ company: { siren }, amount: euros(1) })).toMatchObject({ limit: euros(500) });
    const unwatched = newSiren();
    await plantStanding(place, { siren: unwatched, limit: limitOf(800), isWatched: false });
    await plantStanding(place, { siren: unwatched, limit: limitOf(300), decidedAt: later, isWatched: false });
    expect(await check({ company: { siren: unwatched }, amount: euros(1) })).toMatchObject({ limit: euros(300) });
  });
});

describe('a reservation', () => {
  it('of the same order is replaced by it, under the same id', async () => {
    const { account } = await customer();
    const order = { id: 'S-again' };
    const first = await check({ account, order, amount: euros(900) });
    const again = await check({ account, order, amount: euros(900) });
    expect(again).toEqual({ ...first });
    const more = await check({ account, order, amount: euros(1_000) });
    expect(more).toMatchObject({ allowed: true, reservation_id: first.reservation_id, used: { reserved: euros(0) } });
    expect(await check({ account, amount: euros(1) })).toMatchObject({
      allowed: false,
      used: { reserved: euros(1_000) },
    });
  });

  it('is left as it was by a larger order that is not allowed', async () => {
    const { account } = await customer();
    const order = { id: 'S-grows' };
    await check({ account, order, amount: euros(600) });
    expect(await check({ account, order, amount: euros(1_200) })).toMatchObject({ allowed: false });
    expect(await check({ account, amount: euros(500) })).toMatchObject({ used: { reserved: euros(600) } });
  });

  it('ends by the clock alone', async () => {
    const { account } = await customer();
    await check({ account, order: { id: 'S-soon' }, amount: euros(1_000), minutes: 1 });
    now = new Date(start.getTime() + 59_999);
    expect(await check({ account, amount: euros(1) })).toMatchObject({ allowed: false });
    now = new Date(start.getTime() + 60_000);
    expect(await check({ account, amount: euros(1) })).toMatchObject({ allowed: true });
    now = start;
  });

  it('ends when the ERP counts the order itself, and nobody else ends it', async () => {
    const { account } = await customer();
    await check({ account, order: { id: 'S-kept' }, amount: euros(600) });
    const exposure = { open: euros(0), ordered: euros(600), orders: ['S-kept'] };
    expect(await check({ account, amount: euros(400), exposure, reserve: false })).toMatchObject({
      allowed: true,
      used: { ordered: euros(600), reserved: euros(0) },
    });
    const other = await customer();
    await check({ account: other.account, order: { id: 'S-other' }, amount: euros(600) });
    await check({ account, amount: euros(1), exposure: { ...exposure, orders: ['S-other'] }, reserve: false });
    expect(await check({ account: other.account, amount: euros(1), reserve: false })).toMatchObject({
      used: { reserved: euros(600) },
    });
  });

  it('is not made where the caller only asks', async () => {
    const { account } = await customer();
    const asked = await check({ account, order: { id: 'S-ask' }, amount: euros(1_000), reserve: false });
    expect(asked).toMatchObject({ allowed: true, reservation_id: null });
    expect(await check({ account, amount: euros(1_000) })).toMatchObject({ allowed: true });
  });

  it('never lets two orders at once share the last of the limit', async () => {
    const { account, siren } = await customer();
    const asked = Array.from({ length: 8 }, (_, n) =>
      check({ ...(n % 2 === 0 ? { account } : { company: { siren } }), order: { id: `S${n}` }, amount: euros(300) }),
    );
    expect((await Promise.all(asked)).filter(({ allowed }) => allowed)).toHaveLength(3);
  });
});

describe('an order is stopped', () => {
  const liquidation = {
    code: 'LIQUIDATION_OPEN',
    topic: 'legal',
    direction: 'down',
    points: 0,
    value: { type: 'date', value: '2026-11-02' },
  } as const;

  it('for a refused company, with the reason of the decision', async () => {
    const { account } = await customer({ outcome: 'refuse', limit: limitOf(0), reasons: [liquidation as never] });
    const answer = await check({ account, amount: euros(1) });
    expect(answer).toMatchObject({ allowed: false, reason: 'refused', limit: euros(0), free: euros(0), over_by: null });
    expect(answer.text).toContain('2 November 2026');
  });

  it.each([
    ['to_review', { outcome: 'refer' }],
    ['guarantee_needed', { outcome: 'request_guarantee', limit: limitOf(0) }],
    ['decision_expired', { expiresAt: start }],
    ['refused', { outcome: 'refuse', expiresAt: start }],
  ] as const)('with the reason %s', async (reason, standing) => {
    const { account } = await customer(standing);
    expect(await check({ account, amount: euros(1) })).toMatchObject({ allowed: false, reason, reservation_id: null });
  });

  it('for an account that nobody has told us of, and for one whose company is not chosen yet', async () => {
    const answer = await check({ account: { crm: 'sandbox', id: 'never-seen' }, amount: euros(1) });
    expect(answer).toMatchObject({
      allowed: false,
      reason: 'not_assessed',
      limit: null,
      free: null,
      over_by: null,
      decision: null,
    });
    await sendEvent(server(), { account: { id: 'tie', name: 'Martin', country: 'FR' } });
    expect(await settledCard(server(), 'tie')).toMatchObject({ state: 'choose_company' });
    expect(await check({ account: { crm: 'sandbox', id: 'tie' }, amount: euros(1) })).toMatchObject({
      reason: 'not_assessed',
    });
    expect(await check({ company: { siren: newSiren() }, amount: euros(1) })).toMatchObject({ reason: 'not_assessed' });
  });
});

it.each([
  ['en', 'This order is €150 over the credit limit.', 'Limit €1,000, used €1,100'],
  ['fr', 'Cette commande dépasse le plafond de crédit de 150 €.', 'Plafond 1 000 €, utilisé 1 100 €'],
  ['es', 'Este pedido supera el límite de crédito en 150 €.', 'Límite 1000 €, utilizado 1100 €'],
  ['pt', 'Esta encomenda excede o limite de crédito em 150 €.', 'Limite 1000 €, utilizado 1100 €'],
])('says why with its figures in %s', async (language, why, figures) => {
  const { account } = await customer();
  const exposure = { open: euros(700), ordered: euros(400) };
  const { text } = await check({ account, amount: euros(50), exposure }, language);
  const plain = text.replaceAll(/[\u00a0\u202f]/g, ' ');
  expect(plain).toContain(why);
  expect(plain).toContain(figures);
});

it('decides about a company that was scored for real', async () => {
  const siren = '000000018';
  const { proposed_limit: limit } = await scoreSiren(server(), siren);
  expect(await check({ company: { siren }, amount: euros(100) })).toMatchObject({ allowed: true, limit });
});
