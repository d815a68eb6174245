import { beforeEach, describe, expect, it } from 'vitest';
import { decidedCard, sendEvent, SOLID } from '../../../harness/answers.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();
const path = `/v1/watchlist/FR:${SOLID}`;
let key: string;
let tenantId: string;

beforeEach(async () => {
  ({ key, tenantId } = await server().newTenant());
});

const put = async (body: unknown = {}, at = path) => {
  const answer = await server().ask('PUT', at, { key, body });
  expect(answer.text).toContain('"watched_because"');
  expect(answer.status).toBe(200);
  return answer.json as Record<string, unknown>;
};
const read = async () => (await server().ask('GET', path, { key })).json as Record<string, unknown>;

const rows = (topic: string) =>
  server().context.database.inTenant(tenantId, (tx) =>
    tx.selectFrom('outbox').select('payload').where('topic', '=', topic).orderBy('id').execute(),
  );
const records = () =>
  server().context.database.inTenant(tenantId, (tx) =>
    tx.selectFrom('audit_log').select('body').where('kind', '=', 'watchlist.changed').orderBy('sequence').execute(),
  );
const decisions = () =>
  server().context.database.inTenant(
    tenantId,
    async (tx) => (await tx.selectFrom('decisions').select('id').execute()).length,
  );
const because = async () =>
  (await rows('reassess-company')).map(({ payload }) => (payload as { because: { is: string } }).because.is);

describe('watching', () => {
  it('orders a first decision of a company that was never decided about, and shows it', async () => {
    expect(await put({ name: 'Verrerie' })).toMatchObject({
      company: { key: `FR:${SOLID}`, country: 'FR', siren: SOLID, name: 'Verrerie' },
      watched_because: ['request'],
      decision: null,
      limit: null,
      open_alerts: 0,
    });
    expect(await because()).toEqual(['requested']);
    await expect
      .poll(read, { timeout: 20_000 })
      .toMatchObject({ decision: 'accept', score: expect.any(Number), due_at: expect.any(String) });
  });

  it('changes nothing, orders nothing and leaves no record when it is asked again', async () => {
    await put({ paused: true });
    const once = await read();
    await put({ paused: true });
    await put({});
    expect(await read()).toEqual(once);
    expect(await records()).toHaveLength(1);
    expect(await because()).toEqual([]);
  });

  it('writes who asked for what into the chain', async () => {
    await put({ paused: true });
    expect(JSON.parse((await records())[0]!.body)).toMatchObject({
      companyKey: `FR:${SOLID}`,
      keyId: expect.any(String),
      before: { requested: false, pausedAt: null },
      after: { requested: true, pausedAt: expect.any(String) },
    });
  });

  it('writes into the chain that a name was given, and not the name', async () => {
    await put({ paused: true, name: 'Camille Exemple' });
    expect(await read()).toMatchObject({ company: { name: 'Camille Exemple' } });
    const [{ body }] = (await records()) as [{ body: string }];
    expect(JSON.parse(body)).toMatchObject({ named: true });
    expect(body).not.toContain('Camille');
  });

  it.each([
    ['a bare SIREN', SOLID, `FR:${SOLID}`],
    ['a SIREN in groups', '000%20000%20018', `FR:${SOLID}`],
    ['a British number with its country', '01234567?country=GB', 'GB:01234567'],
    ['a VAT number', 'DE136695976', 'DE:VAT:DE136695976'],
    ['a key of a VAT number', 'DE:VAT:DE136695976', 'DE:VAT:DE136695976'],
  ])('takes %s', async (_, company, companyKey) => {
    expect(await put({ paused: true }, `/v1/watchlist/${company}`)).toMatchObject({ company: { key: companyKey } });
  });
});

describe('pausing and snoozing', () => {
  it('keeps when the pause began, and looks at once when it ends', async () => {
    await put();
    await expect.poll(read, { timeout: 20_000 }).toMatchObject({ decision: 'accept' });
    const { paused_at: pausedAt } = await put({ paused: true });
    expect(pausedAt).not.toBeNull();
    expect(await put({ paused: true })).toMatchObject({ paused_at: pausedAt });
    expect(await put({ paused: false })).toMatchObject({ paused_at: null });
    expect(await because()).toEqual(['requested', 'resumed']);
    await expect.poll(decisions, { timeout: 20_000 }).toBe(2);
  });

  it('snoozes until an instant, in UTC, and looks at once when the snooze is taken back', async () => {
    const end = new Date(server().context.now().getTime() + 3_600_000);
    const local = `${end.toISOString().slice(0, 19)}+00:00`;
    const answered = new Date(`${end.toISOString().slice(0, 19)}Z`).toISOString();
    await put();
    await expect.poll(read, { timeout: 20_000 }).toMatchObject({ decision: 'accept' });
    expect(await put({ snoozed_until: local })).toMatchObject({ snoozed_until: answered });
    expect(await put({ snoozed_until: local })).toMatchObject({ snoozed_until: answered });
    expect(await because()).toEqual(['requested']);
    expect(await put({ snoozed_until: null })).toMatchObject({ snoozed_until: null });
    expect(await because()).toEqual(['requested', 'resumed']);
  });
});

it('says that an account holds a company that nobody asked for yet', async () => {
  await sendEvent(server(), { account: { id: 'held', siren: SOLID } });
  await decidedCard(server(), 'held');
  const own = async () => (await server().ask('GET', path)).json;
  expect(await own()).toMatchObject({ watched_because: ['account'], decision: 'accept' });
  await server().ask('PUT', path, { body: {} });
  expect(await own()).toMatchObject({ watched_because: ['account', 'request'] });
  const deleted = async () => (await server().ask('DELETE', path)).json;
  expect(await deleted()).toEqual({ company: { key: `FR:${SOLID}` }, watched: true, because: 'account' });
  expect(await deleted()).toEqual({ company: { key: `FR:${SOLID}` }, watched: true, because: 'account' });
  expect(await own()).toMatchObject({ watched_because: ['account'] });
});
