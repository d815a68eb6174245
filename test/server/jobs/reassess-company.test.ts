import { randomUUID } from 'node:crypto';
import { SourceError, type Signal, type Source } from '@creditline/core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Tx } from '../../../server/src/database.ts';
import { assessAccountJob } from '../../../server/src/jobs/assess-account.ts';
import { reassessCompanyJob } from '../../../server/src/jobs/reassess-company.ts';
import { receiveNotices } from '../../../server/src/receive-notices.ts';
import { RetryLater } from '../../../server/src/retry-later.ts';
import { setAccountState } from '../../../server/src/store/accounts.ts';
import { idleContext, idlePlace, type IdlePlace } from '../../harness/idle-context.ts';
import { plantAccount } from '../../harness/watched-company.ts';

const siren = '000000018';
const companyKey = `FR:${siren}`;
const liquidation: Signal = {
  kind: 'proceedings.opened',
  value: 'liquidation',
  source: 'generic',
  asOf: new Date().toISOString().slice(0, 10),
};
let place: IdlePlace;

const inTenant = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => place.context.database.inTenant(place.tenantId, work);

const account = async (accountId = 'a-1'): Promise<string> => {
  await plantAccount(place, { accountId, siren, owner: 'ana', now: place.context.now() });
  const decisionId = randomUUID();
  const payload = { crm: 'sandbox', accountId, decisionId, requestId: 'r' };
  await assessAccountJob(place.context)({ tenantId: place.tenantId, payload });
  return decisionId;
};

const tell = async (signals: readonly Signal[], source = 'generic'): Promise<string> => {
  const eventId = `e-${randomUUID()}`;
  const eventAt = place.context.now().toISOString();
  const notice = { eventId, company: { siren }, eventAt, kind: 'test', signals };
  await receiveNotices(place.context, { source, notices: [notice], raw: '{}', tenantId: place.tenantId });
  return eventId;
};

const reassess = (eventId: string, { source = 'generic', isLast = false } = {}): Promise<void> =>
  reassessCompanyJob(place.context)({
    tenantId: place.tenantId,
    payload: { companyKey, because: { is: 'notice', source, eventId } },
    isLast,
  });

const standing = () =>
  inTenant((tx) => tx.selectFrom('watched_companies').selectAll().where('company_key', '=', companyKey).execute());
const alerts = () => inTenant((tx) => tx.selectFrom('alerts').selectAll().orderBy('opened_at').execute());
const tasks = () => inTenant((tx) => tx.selectFrom('tasks').selectAll().execute());
const decisions = () => inTenant((tx) => tx.selectFrom('decisions').select(['id', 'outcome']).execute());
const openNotices = () =>
  inTenant((tx) => tx.selectFrom('company_notices').selectAll().where('handled_at', 'is', null).execute());
const shownBy = async (accountId: string) =>
  (await inTenant((tx) => tx.selectFrom('accounts').selectAll().where('account_id', '=', accountId).execute()))[0]
    ?.decision_id;

beforeEach(async () => {
  place = await idlePlace(await idleContext());
});

describe('a notice about a watched company', () => {
  it('makes one decision, one alert and one task, however often its job is run', async () => {
    await account();
    const eventId = await tell([liquidation]);
    await Promise.all([reassess(eventId), reassess(eventId)]);
    await reassess(eventId);
    expect(await decisions()).toHaveLength(2);
    expect(await alerts()).toMatchObject([{ cause: 'legal_event', severity: 'critical', closed_at: null }]);
    expect(await tasks()).toMatchObject([{ key: (await alerts())[0]!.id, account_id: 'a-1', owner: 'ana' }]);
    expect(await standing()).toMatchObject([{ outcome: 'refuse', limit_minor: 0, is_held: true }]);
    expect(await shownBy('a-1')).toBe((await standing())[0]!.decision_id);
    expect(await openNotices()).toEqual([]);
  });

  it('is taken in with all others that wait, by one decision', async () => {
    await account();
    const [first, second] = [await tell([liquidation]), await tell([])];
    await reassess(first);
    await reassess(second);
    expect(await decisions()).toHaveLength(2);
    expect(await openNotices()).toEqual([]);
  });

  it('of a source that only tells is waited for by nobody', async () => {
    await account();
    await reassess(await tell([liquidation]));
    await expect(reassess(await tell([]))).resolves.toBeUndefined();
    expect(await openNotices()).toEqual([]);
  });

  it('reaches the owner of an account that is being assessed right now', async () => {
    await account();
    const now = place.context.now();
    await inTenant((tx) => setAccountState(tx, { crm: 'sandbox', accountId: 'a-1', state: 'assessing', now }));
    await reassess(await tell([liquidation]));
    expect(await tasks()).toMatchObject([{ account_id: 'a-1', owner: 'ana' }]);
  });

  it('waits while the company is paused', async () => {
    await account();
    await inTenant((tx) => tx.updateTable('watched_companies').set({ paused_at: place.context.now() }).execute());
    await reassess(await tell([liquidation]));
    expect([await alerts(), (await openNotices()).length]).toEqual([[], 1]);
  });
});

describe('what was told before anybody watched', () => {
  it('counts for the first decision', async () => {
    await tell([liquidation]);
    await account();
    expect(await standing()).toMatchObject([{ outcome: 'refuse' }]);
  });

  it('and raised its alert without an account gives the task to the first one that comes', async () => {
    await account();
    const now = place.context.now();
    await inTenant((tx) => tx.updateTable('accounts').set({ company_key: null, updated_at: now }).execute());
    await reassess(await tell([liquidation]));
    expect([await tasks(), (await alerts())[0]?.task_key]).toEqual([[], null]);
    await account('a-2');
    expect(await tasks()).toMatchObject([{ account_id: 'a-2', key: (await alerts())[0]!.id }]);
    expect((await alerts())[0]?.task_key).toBe((await alerts())[0]!.id);
  });
});

/** The sandbox's sources, of which one does something before it answers. */
const hooked = (sources: readonly Source[], name: string, before: () => Promise<void>): readonly Source[] =>
  sources.map((source) =>
    source.name !== name
      ? source
      : {
          ...source,
          fetchSignals: async (company, context) => {
            await before();
            return source.fetchSignals(company, context);
          },
        },
  );

describe('beside other decisions about the same company', () => {
  it('an assessment that began before a reassessment ended does not take its place without its facts', async () => {
    const base = await idleContext();
    let interrupt: (() => Promise<void>) | undefined;
    const sources = hooked(base.sources, 'sandbox-registry', async () => {
      const once = interrupt;
      interrupt = undefined;
      await once?.();
    });
    place = await idlePlace({ ...base, sources });
    await account();
    // Another process: it asks the sources itself, and does not wait for the question that is under way here.
    const other = await idleContext();
    const { tenantId } = place;
    interrupt = async () => {
      const because = { is: 'notice', source: 'generic', eventId: await tell([liquidation]) };
      await reassessCompanyJob(other)({ tenantId, payload: { companyKey, because } });
    };
    const payload = { crm: 'sandbox', accountId: 'a-1', decisionId: randomUUID(), requestId: 'r' };
    await inTenant((tx) => tx.updateTable('source_answers').set({ fetched_at: '2020-01-01T00:00:00.000Z' }).execute());
    await assessAccountJob(place.context)({ tenantId: place.tenantId, payload });
    expect(await standing()).toMatchObject([{ outcome: 'refuse', decision_id: payload.decisionId }]);
    expect(await shownBy('a-1')).toBe(payload.decisionId);
    expect(await alerts()).toHaveLength(1);
  });

  it('a worker whose clock is behind loses nothing', async () => {
    await account();
    const { context } = place;
    place = { ...place, context: { ...context, now: () => new Date(Date.now() - 5_000) } };
    await reassess(await tell([liquidation]));
    expect(await standing()).toMatchObject([{ outcome: 'refuse' }]);
    expect(await alerts()).toHaveLength(1);
  });
});

describe('a source that told of a change and does not answer', () => {
  const withSilent = async (): Promise<void> => {
    const base = await idleContext();
    let isSilent = false;
    const sources = hooked(base.sources, 'sandbox-bank', () =>
      isSilent ? Promise.reject(new SourceError('source_unavailable', 'on purpose')) : Promise.resolve(),
    );
    place = await idlePlace({ ...base, sources });
    await account();
    isSilent = true;
  };

  it('holds up nothing else, and its own notice is tried again', async () => {
    await withSilent();
    const silent = await tell([], 'sandbox-bank');
    await reassess(await tell([liquidation]));
    expect(await alerts()).toMatchObject([{ cause: 'legal_event' }]);
    expect(await openNotices()).toMatchObject([{ event_id: silent }]);
    await expect(reassess(silent, { source: 'sandbox-bank' })).rejects.toBeInstanceOf(RetryLater);
    expect(await decisions()).toHaveLength(2);
  });

  it('is decided without at the last attempt', async () => {
    await withSilent();
    const silent = await tell([], 'sandbox-bank');
    await reassess(silent, { source: 'sandbox-bank', isLast: true });
    expect(await openNotices()).toEqual([]);
  });
});
