import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { purgeExpired } from '../../server/src/purge-expired.ts';
import { listEvents } from '../../server/src/store/events.ts';
import { receiveOnce } from '../../server/src/store/inbox.ts';
import { endRescore, insertRescore } from '../../server/src/store/rescores.ts';
import { daysAgo, euros, invoice, sendInvoices } from '../harness/ledger.ts';
import { askOverride, checkOrder, dayAhead, euros as inEuros, plantCustomer, stepOverride } from '../harness/orders.ts';
import { useServer } from '../harness/use-server.ts';
import { createWebhook, deliveriesOf, tellDecision } from '../harness/webhooks.ts';

const server = useServer();
const DAY_MS = 24 * 3_600_000;

it('forgets events of more than a month ago, whose raw text may hold names, and keeps younger ones', async () => {
  const { context, tenantId } = server();
  const { database } = context;
  const now = context.now();
  const receive = (eventId: string, ageDays: number) =>
    database.inTenant(tenantId, (tx) =>
      receiveOnce(tx, { origin: 'crm:sandbox', eventId, raw: '{}', now: new Date(now.getTime() - ageDays * DAY_MS) }),
    );
  await receive('old', 31);
  await receive('young', 29);
  await purgeExpired(context);
  const kept = await database.inTenant(tenantId, (tx) =>
    sql<{ event_id: string }>`select event_id from inbox`.execute(tx),
  );
  expect(kept.rows).toEqual([{ event_id: 'young' }]);
});

it('forgets what subscribers were told more than 90 days ago, but nothing that is still to be delivered', async () => {
  const { context, tenantId } = server();
  const { database } = context;
  const at = (ageDays: number) => new Date(context.now().getTime() - ageDays * DAY_MS);
  const { id } = await createWebhook(server());
  const [waiting, done, young] = [
    await tellDecision(server(), { at: at(91) }),
    await tellDecision(server(), { at: at(91) }),
    await tellDecision(server(), { at: at(89) }),
  ];
  await database.inTenant(tenantId, (tx) =>
    sql`update webhook_deliveries set state = case when event_id = ${waiting} then 'waiting' else 'delivered' end`.execute(
      tx,
    ),
  );
  await purgeExpired(context);
  const events = await database.inTenant(tenantId, (tx) => listEvents(tx, { limit: 10 }));
  expect(new Set(events.map((event) => event.id))).toEqual(new Set([waiting, young]));
  const deliveries = await deliveriesOf(server(), id);
  expect(new Set(deliveries.map((delivery) => delivery.event_id))).toEqual(new Set([waiting, young]));
  expect(done).not.toBe(waiting);
});

it('forgets portfolio runs that ended more than 90 days ago with their changes, and none that is not over', async () => {
  const { context, tenantId } = server();
  const { database, scorecard, policy } = context;
  const at = (ageDays: number) => new Date(context.now().getTime() - ageDays * DAY_MS);
  const order = async (id: string, endedDaysAgo?: number): Promise<void> => {
    await database.inTenant(tenantId, async (tx) => {
      await insertRescore(tx, {
        id,
        filter: {},
        isDraft: false,
        applies: false,
        decidedAt: at(92).toISOString(),
        scorecardSha256: scorecard.sha256,
        policyKind: 'policy',
        policySha256: policy.sha256,
      });
      await sql`insert into portfolio_rescore_changes values (${tenantId}, ${id}, 'FR:000000018', '{}')`.execute(tx);
      if (endedDaysAgo !== undefined) await endRescore(tx, { id, state: 'cancelled', now: at(endedDaysAgo) });
    });
  };
  await order('old', 91);
  await order('young', 89);
  await order('open');
  await purgeExpired(context);
  const kept = (table: string, column: string) =>
    database.inTenant(tenantId, async (tx) => {
      const { rows } = await sql<{ id: string }>`
        select ${sql.ref(column)} as id from ${sql.table(table)} order by 1`.execute(tx);
      return rows.map(({ id }) => id);
    });
  expect(await kept('portfolio_rescores', 'id')).toEqual(['open', 'young']);
  expect(await kept('portfolio_rescore_changes', 'rescore_id')).toEqual(['open', 'young']);
});

it('forgets invoices that were settled more than 36 months ago, and none that is open', async () => {
  const { context, tenantId } = server();
  const now = context.now();
  const old = (id: string, paidMonthsAgo: number | undefined) => {
    const sent = invoice(now, { id, account: 'purged', dueDaysAgo: 1_400 });
    if (paidMonthsAgo === undefined) return sent;
    const paid = new Date(now);
    paid.setUTCMonth(paid.getUTCMonth() - paidMonthsAgo);
    return { ...sent, paid_on: daysAgo(paid, 1), open: euros(0) };
  };
  const setOff = { ...old('set-off', undefined), open: euros(0) };
  await sendInvoices(server(), [old('old', 36), old('young', 35), old('open', undefined), setOff]);
  await purgeExpired(context);
  const kept = await context.database.inTenant(tenantId, (tx) =>
    sql<{ id: string }>`select invoice_id as id from ledger_invoices order by 1`.execute(tx),
  );
  expect(kept.rows.map(({ id }) => id)).toEqual(['open', 'set-off', 'young']);
});

it('forgets what of the gate on orders is over, and nothing that still counts', async () => {
  const { context } = server();
  const { tenantId, key } = await server().newTenant();
  const asTenant = {
    ask: (method: string, path: string, options = {}) => server().ask(method, path, { ...options, key }),
  };
  const { account } = await plantCustomer({ context, tenantId });
  const exposure = { open: inEuros(1), ordered: inEuros(0) };
  await checkOrder(asTenant, { account, order: { id: 'old' }, amount: inEuros(1), exposure });
  await checkOrder(asTenant, { account, order: { id: 'young' }, amount: inEuros(1) });
  const { reservation_id: kept } = await checkOrder(asTenant, { account, order: { id: 'kept' }, amount: inEuros(1) });
  await asTenant.ask('POST', `/v1/orders/reservations/${kept}/confirm`);
  const end = dayAhead({ context }, 7);
  for (const reason of ['old', 'young', 'requested']) {
    const { id } = await askOverride(asTenant, { account, reason });
    if (reason !== 'requested') await stepOverride(asTenant, { id, step: 'approve', ends_on: end });
  }
  const ago = (days: number) => new Date(context.now().getTime() - days * DAY_MS);
  await context.database.inTenant(tenantId, async (tx) => {
    await sql`update order_reservations set until = case order_id when 'young' then ${ago(29)}::timestamptz else ${ago(31)} end`.execute(
      tx,
    );
    await sql`update overrides set requested_at = ${ago(400)},
      ends_on = (case reason when 'old' then ${ago(368)}::timestamptz else ${ago(364)} end)::date where state = 'approved'`.execute(
      tx,
    );
    await sql`update reported_exposures set reported_at = ${ago(89)}`.execute(tx);
  });
  await purgeExpired(context);
  const rest = () =>
    context.database.inTenant(tenantId, async (tx) => ({
      orders: (await tx.selectFrom('order_reservations').select('order_id as id').orderBy('id').execute()).map(
        ({ id }) => id,
      ),
      overrides: (await tx.selectFrom('overrides').select('reason').orderBy('reason').execute()).map(
        ({ reason }) => reason,
      ),
      exposures: (await tx.selectFrom('reported_exposures').select('crm').execute()).length,
    }));
  expect(await rest()).toEqual({ orders: ['kept', 'young'], overrides: ['requested', 'young'], exposures: 1 });
  await context.database.inTenant(tenantId, (tx) =>
    sql`update reported_exposures set reported_at = ${ago(91)}`.execute(tx),
  );
  await purgeExpired(context);
  expect(await rest()).toMatchObject({ exposures: 0 });
});
