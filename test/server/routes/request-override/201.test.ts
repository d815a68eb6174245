import { expect, it } from 'vitest';
import {
  askOverride,
  checkOrder,
  dayAhead,
  euros,
  plantCustomer,
  SELLER,
  type OverrideAnswer,
} from '../../../harness/orders.ts';
import { useServer } from '../../../harness/use-server.ts';

const now = new Date('2026-11-22T10:00:00.000Z');
const server = useServer({ now: () => now });

const records = (kind: string) =>
  server().context.database.inTenant(server().tenantId, (tx) =>
    tx.selectFrom('audit_log').select('body').where('kind', '=', kind).orderBy('sequence').execute(),
  );
const recordOf = async (kind: string, id: string) =>
  (await records(kind)).map(({ body }) => JSON.parse(body)).find(({ overrideId }) => overrideId === id);

it('asks for an override, which releases nothing by itself', async () => {
  const { account, siren } = await plantCustomer(server());
  const asked = await askOverride(server(), { account, order: { id: 'S1' } });
  expect(asked).toEqual({
    id: expect.any(String),
    state: 'requested',
    account,
    company: { key: `FR:${siren}` },
    order: { id: 'S1' },
    amount: euros(5_000),
    requested_amount: euros(5_000),
    reason: 'They paid this morning.',
    ends_on: null,
    requested_by: SELLER,
    requested_at: now.toISOString(),
    approved_by: null,
    approved_at: null,
    refused_by: null,
    refused_at: null,
    ended_by: null,
    ended_at: null,
    note: null,
    same_person: false,
    covers_refusal: false,
    personal_data: true,
  });
  expect(await checkOrder(server(), { account, order: { id: 'S1' }, amount: euros(5_000) })).toMatchObject({
    allowed: false,
  });
});

it('writes who asked, for what and why into the chain, the person marked as personal', async () => {
  const { account, siren } = await plantCustomer(server());
  const { id } = await askOverride(server(), { account, ends_on: dayAhead(server(), 7) });
  expect(await recordOf('override.requested', id)).toEqual({
    at: now.toISOString(),
    keyId: expect.any(String),
    requestId: expect.any(String),
    overrideId: id,
    companyKey: `FR:${siren}`,
    account,
    orderId: null,
    amount: euros(5_000),
    reason: 'They paid this morning.',
    by: { ...SELLER, personal: true },
    endsOn: '2026-11-29',
    samePerson: false,
    coversRefusal: false,
    decision: expect.objectContaining({ outcome: 'accept', limit: euros(1_000) }),
  });
});

it('gives one at once where the key may approve, and says that one person did both', async () => {
  const { account } = await plantCustomer(server());
  const given = await askOverride(server(), { account, ends_on: dayAhead(server(), 7), approve: true });
  expect(given).toMatchObject({
    state: 'approved',
    approved_by: SELLER,
    approved_at: now.toISOString(),
    ends_on: '2026-11-29',
    same_person: true,
  });
  expect(await recordOf('override.approved', given.id)).toMatchObject({ samePerson: true, by: SELLER });
  expect(await checkOrder(server(), { account, amount: euros(5_000) })).toMatchObject({
    allowed: true,
    reason: 'within_override',
    override: { id: given.id, by: SELLER, ends_on: '2026-11-29', amount: euros(5_000) },
  });
});

it('takes a company without account, and an account whose company is not known yet', async () => {
  const { siren } = await plantCustomer(server());
  expect(await askOverride(server(), { company: { siren } })).toMatchObject({
    account: null,
    company: { key: `FR:${siren}` },
  });
  const account = { crm: 'sandbox', id: 'not-known-yet' };
  const given = await askOverride(server(), { account, ends_on: dayAhead(server(), 1), approve: true });
  expect(given).toMatchObject({ account, company: null });
  expect(await checkOrder(server(), { account, amount: euros(3_000) })).toMatchObject({
    allowed: true,
    reason: 'within_override',
  });
  expect(await checkOrder(server(), { account, amount: euros(3_000) })).toMatchObject({
    allowed: false,
    reason: 'over_limit',
    limit: euros(5_000),
    used: { reserved: euros(3_000) },
  });
});

it('answers the same key with the same override, which is asked for once', async () => {
  const { account } = await plantCustomer(server());
  const headers = { 'idempotency-key': server().context.newId() };
  const body = { account, amount: euros(1), reason: 'Twice', by: SELLER };
  const ask = () => server().ask('POST', '/v1/overrides', { body, headers });
  const [one, other] = await Promise.all([ask(), ask()]);
  expect([one.status, other.status]).toEqual([201, 201]);
  expect(one.json).toEqual(other.json);
  expect([one, other].filter((answer) => answer.headers.get('idempotent-replayed') === 'true')).toHaveLength(1);
  const { id } = one.json as OverrideAnswer;
  expect((await records('override.requested')).filter(({ body: text }) => text.includes(id))).toHaveLength(1);
});
