import {
  keepVanished,
  statementFaults,
  type Answer,
  type CompanyIdentity,
  type Signal,
  type SourceAnswer,
} from '@creditline/core';
import { featuresOf } from '../../core/src/signal/features-of.ts';
import {
  CHANGED_SOURCES,
  HAPPENINGS,
  sandboxCompanies,
  sandboxSources,
  type Happening,
  type HappeningKind,
} from '@creditline/source-sandbox';
import { describe, expect, it } from 'vitest';
import { testSource } from '../contracts/source.contract.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const today = '2026-11-21';
const TENANT = 'tenant-1';
const identity = (key: string): CompanyIdentity => ({ key, country: key.slice(0, 2) });
const solid = 'FR:000000018';
/** Its accounts and bank cannot be asked, whatever happens. */
const UNREACHABLE = 'FR:000000109';
const companies = sandboxCompanies.map(({ key }) => key).filter((key) => key !== UNREACHABLE);

/** One minute apart up to the moment of the question, so that they lie on one day. */
const happened = (...events: readonly HappeningKind[]): readonly Happening[] =>
  events.map((event, index) => ({
    id: `h-${index}`,
    event,
    happenedAt: new Date(now.getTime() - (events.length - index) * 60_000).toISOString(),
  }));

const sourcesAfter = (happenings: readonly Happening[]) =>
  sandboxSources({
    delay: async () => {},
    happenings: async (tenantId) => (tenantId === TENANT ? happenings : []),
  });

const ask = async (
  name: string,
  key: string,
  { after = [], tenantId = TENANT, at = now }: { after?: readonly Happening[]; tenantId?: string; at?: Date } = {},
): Promise<SourceAnswer> => {
  const source = sourcesAfter(after).find((candidate) => candidate.name === name)!;
  return source.fetchSignals(identity(key), { signal: new AbortController().signal, now: at, tenantId });
};

const signalsAfter = async (key: string, ...events: readonly HappeningKind[]): Promise<readonly Signal[]> => {
  const names = sourcesAfter([]).map(({ name }) => name);
  const answers = await Promise.all(names.map((name) => ask(name, key, { after: happened(...events) })));
  return answers.flatMap(({ signals }) => signals);
};

const valueOf = async (key: string, feature: string, ...events: readonly HappeningKind[]) =>
  (featuresOf(await signalsAfter(key, ...events), today) as Record<string, { value?: number } | undefined>)[feature]
    ?.value;

const noticesAfter = async (key: string, ...events: readonly HappeningKind[]): Promise<number> =>
  Number((await ask('sandbox-notices', key, { after: happened(...events) })).signals[0]?.value);

for (const source of sourcesAfter(happened('liquidation_opened', 'cash_falls', 'payment_incident', 'accounts_filed'))) {
  testSource(`${source.name} after much has happened`, {
    open: () => ({
      ...source,
      fetchSignals: (company, context) => source.fetchSignals(company, { ...context, tenantId: TENANT }),
    }),
    known: identity(solid),
    unknown: identity('FR:552032534'),
    now,
    silence: 'not_found',
  });
}

const OPEN = { none: 0, safeguard: 2, liquidation: 4 };

describe.each(companies)('what happens to %s', (key) => {
  it('a liquidation is opened, by one more notice of that day', async () => {
    const before = await valueOf(key, 'open_proceedings');
    expect(await valueOf(key, 'open_proceedings', 'liquidation_opened')).toBe(OPEN.liquidation);
    const isNew = before !== OPEN.liquidation;
    expect(await noticesAfter(key, 'liquidation_opened')).toBe((await noticesAfter(key)) + Number(isNew));
  });

  it('a safeguard is opened, unless graver proceedings are open', async () => {
    const before = (await valueOf(key, 'open_proceedings'))!;
    expect(await valueOf(key, 'open_proceedings', 'safeguard_opened')).toBe(Math.max(before, OPEN.safeguard));
  });

  it('cash falls by seven tenths, below zero on some days, with debits returned', async () => {
    const { signals } = await ask('sandbox-bank', key, { after: happened('cash_falls') });
    const [cash] = signals;
    expect(cash).toMatchObject({ kind: 'cash.summary', asOf: today });
    const value = cash!.value as Extract<Signal, { kind: 'cash.summary' }>['value'];
    expect(value.balanceChange).toBeCloseTo(-0.7, 3);
    expect(value.balanceChange).toBeCloseTo(value.balance / (value.balance - value.inflow + value.outflow) - 1, 4);
    expect(value.overdraftDays).toBeGreaterThanOrEqual(24);
    expect(value.overdraftDays).toBeLessThanOrEqual(90);
    expect(value.rejectedDebits).toBeGreaterThanOrEqual(3);
    expect(value.minimumBalance).toBeLessThan(0);
  });

  it('more invoices stay unpaid and the rest is paid later', async () => {
    for (const [feature, more] of [
      ['unpaid_amount', 6_000],
      ['payment_delay_days', 20],
      ['late_share', 0.15],
    ] as const) {
      const before = (await valueOf(key, feature)) ?? 0;
      expect(await valueOf(key, feature, 'payment_incident'), feature).toBeGreaterThanOrEqual(before + more);
    }
  });

  it('newer accounts are filed that core believes, and that are sound', async () => {
    const { signals } = await ask('sandbox-accounts', key, { after: happened('accounts_filed') });
    const statements = signals.flatMap((signal) => (signal.kind === 'accounts.statement' ? [signal.value] : []));
    const latest = statements.at(-1)!;
    expect(latest.closedOn).toBe('2026-08-31');
    expect(statements.flatMap((statement) => statementFaults(statement, today))).toEqual([]);
    expect(latest.equity).toBeGreaterThan(0.25 * latest.totalAssets!);
    expect(latest.netResult).toBeGreaterThan(0);
    expect(await valueOf(key, 'filing_delay_months', 'accounts_filed')).toBeLessThanOrEqual(3);
    expect(await noticesAfter(key, 'accounts_filed')).toBe((await noticesAfter(key)) + 1);
  });

  it('recovers: proceedings are closed by a further notice, bank and payments are sound', async () => {
    const fall = ['liquidation_opened', 'cash_falls', 'payment_incident'] as const;
    expect(await valueOf(key, 'open_proceedings', ...fall, 'recovered')).toBe(OPEN.none);
    expect(await noticesAfter(key, ...fall, 'recovered')).toBe((await noticesAfter(key, ...fall)) + 1);
    expect(await valueOf(key, 'overdraft_share', ...fall, 'recovered')).toBe(0);
    expect(await valueOf(key, 'rejected_debits', ...fall, 'recovered')).toBe(0);
    expect(await valueOf(key, 'unpaid_amount', ...fall, 'recovered')).toBe(0);
    expect(await valueOf(key, 'payment_delay_days', ...fall, 'recovered')).toBeLessThanOrEqual(15);
  });

  it('the order counts: a liquidation after the recovery is open again, on the same day too', async () => {
    const events = ['liquidation_opened', 'recovered', 'liquidation_opened'] as const;
    expect(await valueOf(key, 'open_proceedings', ...events)).toBe(OPEN.liquidation);
    expect(await valueOf(key, 'open_proceedings', ...events, 'recovered')).toBe(OPEN.none);
    expect(await valueOf(key, 'rejected_debits', 'cash_falls', 'recovered', 'cash_falls')).toBeGreaterThanOrEqual(3);
  });

  it('no event ever makes notices vanish, so that no answer is doubted', async () => {
    const events: HappeningKind[] = [];
    let before: Answer | undefined;
    for (const event of [...HAPPENINGS, ...HAPPENINGS.toReversed(), ...HAPPENINGS]) {
      events.push(event);
      const given = await ask('sandbox-notices', key, { after: happened(...events) });
      const answer: Answer = { source: 'sandbox-notices', groups: ['notices'], fetchedAt: now.toISOString(), ...given };
      expect(keepVanished(answer, before, today)).toBe(answer);
      before = answer;
    }
  });
});

it('what is sound before is the same again after a recovery', async () => {
  const fallen = happened('cash_falls', 'payment_incident', 'recovered');
  for (const name of ['sandbox-bank', 'sandbox-payments']) {
    const valuesOf = ({ signals }: SourceAnswer) => signals.map(({ value }) => value);
    expect(valuesOf(await ask(name, solid, { after: fallen }))).toEqual(valuesOf(await ask(name, solid)));
  }
});

it.each(HAPPENINGS)('%s that is repeated changes nothing more', async (event) => {
  for (const key of companies) {
    expect(await signalsAfter(key, event, event)).toEqual(await signalsAfter(key, event));
  }
});

it.each(HAPPENINGS)('%s changes the sources that are said to be changed, and no other', async (event) => {
  const before = event === 'recovered' ? (['liquidation_opened', 'cash_falls', 'payment_incident'] as const) : [];
  const changed: string[] = [];
  for (const { name } of sourcesAfter([])) {
    const [was, is] = await Promise.all(
      [happened(...before), happened(...before, event)].map((after) => ask(name, solid, { after })),
    );
    if (JSON.stringify(was) !== JSON.stringify(is)) changed.push(name);
  }
  expect(changed.toSorted()).toEqual([...CHANGED_SOURCES[event]].toSorted());
});

it('a recovery of a company to which nothing happened brings no facts that were not there', async () => {
  expect(await ask('sandbox-bank', 'DE:VAT:DE999999995', { after: happened('recovered') })).toEqual({
    found: false,
    signals: [],
  });
});

it('is dated by the day on which it happened, and stays so', async () => {
  const after = happened('liquidation_opened', 'payment_incident');
  const at = new Date('2027-02-03T09:00:00.000Z');
  const notices = await ask('sandbox-notices', solid, { after, at });
  expect(notices.signals.at(-1)).toMatchObject({ kind: 'proceedings.opened', asOf: today, reference: 'A-SANDBOX-h-0' });
  // Payments are reported at each month's end.
  expect((await ask('sandbox-payments', solid, { after, at })).signals.at(-1)?.asOf).toBe('2027-01-31');
});

it('happens to one tenant: another one sees nothing of it, and a question of nobody neither', async () => {
  const after = happened('liquidation_opened');
  const untouched = await ask('sandbox-notices', solid);
  expect(await ask('sandbox-notices', solid, { after, tenantId: 'tenant-2' })).toEqual(untouched);
  const notices = sourcesAfter(after).find(({ name }) => name === 'sandbox-notices')!;
  expect(await notices.fetchSignals(identity(solid), { signal: new AbortController().signal, now })).toEqual(untouched);
});

it('all sources of one question read once, and the next question reads anew', async () => {
  let reads = 0;
  const sources = sandboxSources({
    delay: async () => {},
    happenings: async () => {
      reads += 1;
      return [];
    },
  });
  const question = () =>
    Promise.all(
      sources.map((source) =>
        source.fetchSignals(identity(solid), { signal: new AbortController().signal, now, tenantId: TENANT }),
      ),
    );
  await question();
  expect(reads).toBe(1);
  await question();
  expect(reads).toBe(2);
});
