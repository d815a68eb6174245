import { expect, it } from 'vitest';
import { sandboxCompanies } from '../../../../server/src/sources.ts';
import { listHappenings } from '../../../../server/src/store/sandbox-happenings.ts';
import { scoreSiren, SOLID } from '../../../harness/answers.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();
const KEY = `FR:${SOLID}`;

const happen = (event: string, company: object = { siren: SOLID }, key?: string) =>
  server().ask('POST', '/v1/sandbox/events', { body: { company, event }, ...(key !== undefined && { key }) });

/** As if an account held it, with its sources' notices not yet looked at by any job. */
const watch = async (tenantId: string): Promise<void> => {
  const { context } = server();
  await context.database.inTenant(tenantId, async (tx) => {
    const row = { company_key: KEY, identity: JSON.stringify({ key: KEY, country: 'FR', siren: SOLID }) };
    await tx
      .insertInto('watched_companies')
      .values({ ...row, is_requested: true, watched_at: context.now() })
      .execute();
  });
};

const noticesOf = (tenantId: string) =>
  server().context.database.inTenant(tenantId, (tx) =>
    tx
      .selectFrom('company_notices')
      .select(['source', 'event_id', 'company_key', 'kind', 'signals'])
      .orderBy('source')
      .execute(),
  );

it('keeps what happened, and says that nobody watches the company', async () => {
  const { key, tenantId } = await server().newTenant();
  const answer = await happen('cash_falls', { siren: SOLID }, key);
  expect(answer.status).toBe(202);
  expect(answer.json).toEqual({
    id: expect.any(String),
    company: { key: KEY, country: 'FR', name: 'Verrerie des Monts', siren: SOLID },
    event: 'cash_falls',
    is_watched: false,
  });
  const { id } = answer.json as { readonly id: string };
  const kept = await server().context.database.inTenant(tenantId, (tx) => listHappenings(tx, KEY));
  expect(kept).toEqual([{ id, event: 'cash_falls', happenedAt: expect.any(String) }]);
  expect(await noticesOf(tenantId)).toEqual([]);
});

it('tells who watches the company by one notice of each source that changed, without facts', async () => {
  const { key, tenantId } = await server().newTenant();
  await watch(tenantId);
  const answer = await happen('recovered', { siren: SOLID }, key);
  expect(answer.json).toMatchObject({ is_watched: true });
  const { id } = answer.json as { readonly id: string };
  expect(await noticesOf(tenantId)).toEqual(
    ['sandbox-bank', 'sandbox-notices', 'sandbox-payments'].map((source) => ({
      source,
      event_id: id,
      company_key: KEY,
      kind: 'recovered',
      signals: [],
    })),
  );
});

it('happens to the company of this tenant alone', async () => {
  const [one, other] = [await server().newTenant(), await server().newTenant()];
  const before = await scoreSiren(server(), SOLID, { force: true });
  await watch(other.tenantId);
  await happen('liquidation_opened', { siren: SOLID }, one.key);
  expect(await noticesOf(other.tenantId)).toEqual([]);
  const theirs = await server().ask('POST', '/v1/score', { body: { company: { siren: SOLID } }, key: other.key });
  const mine = await server().ask('POST', '/v1/score', { body: { company: { siren: SOLID } }, key: one.key });
  expect(theirs.json).toMatchObject({ decision: before.decision, score: before.score });
  expect(mine.json).toMatchObject({ decision: 'refuse', proposed_limit: { value: 0 } });
});

it('changes the next score of the company that is asked for, from good to bad and back', async () => {
  const { key } = await server().newTenant();
  const score = async () => {
    const body = { company: { siren: SOLID }, force: true };
    return (await server().ask('POST', '/v1/score', { body, key })).json as { score: number; decision: string };
  };
  const before = await score();
  for (const event of ['cash_falls', 'payment_incident', 'liquidation_opened']) await happen(event, undefined, key);
  const fallen = await score();
  expect(fallen.score).toBeLessThan(before.score - 100);
  expect(fallen.decision).toBe('refuse');
  await happen('recovered', undefined, key);
  expect((await score()).score).toBeGreaterThan(fallen.score + 100);
});

it('takes every fictitious company by its own number', async () => {
  const { key } = await server().newTenant();
  for (const { siren, vat, companyNumber, country, key: companyKey } of sandboxCompanies) {
    const company = siren ? { siren } : vat ? { vat } : { company_number: companyNumber, country };
    const answer = await happen('accounts_filed', company, key);
    expect([answer.status, (answer.json as { company: { key: string } }).company.key]).toEqual([202, companyKey]);
  }
});
