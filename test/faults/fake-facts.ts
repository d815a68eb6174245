import { createHash } from 'node:crypto';
import { SOURCE_GROUPS, type AccountsStatement, type Signal, type Source, type SourceGroup } from '@creditline/core';

/** A whole number 0..2^32-1 that follows from the company: the same facts in every process and after every restart. */
const numberOf = (key: string): number => createHash('sha256').update(key).digest().readUInt32BE(0);

const YEAR_MS = 365 * 86_400_000;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** A statement whose sums hold: a sound company of 1 to 9 million euros of turnover. */
const statementOf = (seed: number, closedOn: string): AccountsStatement => {
  const turnover = (1_000_000 + (seed % 8_000_000)) * 100;
  const share = (per: number): number => Math.round((turnover * per) / 100);
  const currentAssets = share(15) + share(18) + share(12);
  const totalAssets = currentAssets + share(25);
  const totalLiabilities = share(14) + share(10);
  return {
    closedOn,
    months: 12,
    currency: 'EUR',
    turnover,
    previousTurnover: share(94),
    operatingResult: share(8),
    preTaxResult: share(7),
    netResult: share(5),
    totalAssets,
    currentAssets,
    inventory: share(15),
    receivables: share(18),
    cash: share(12),
    equity: totalAssets - totalLiabilities,
    intangibles: 0,
    totalLiabilities,
    currentLiabilities: share(14),
    financialDebt: share(10),
    interestExpense: share(1),
    depreciation: share(3),
    retainedEarnings: share(20),
  };
};

type Draft = { readonly name: string; readonly groups: readonly SourceGroup[] };
type Facts = (seed: number, nowMs: number) => readonly Signal[];

const HOUR_MS = 3_600_000;

const fakeSource = ({ name, groups }: Draft, facts: Facts): Source => ({
  name,
  groups,
  freshForMs: 24 * HOUR_MS,
  covers: () => true,
  fetchSignals: async ({ key }, { now }) => ({ found: true, signals: facts(numberOf(key), now.getTime()) }),
});

/** Knows every company that has a valid number: healthy ones, so that what the notices say is what changes. */
export const fakeSources = (): readonly Source[] => [
  fakeSource({ name: 'fake-registry', groups: ['registry'] }, (seed, nowMs) => {
    const base = { source: 'fake-registry', asOf: dayOf(nowMs) };
    return [
      { ...base, kind: 'company.name', value: `Company ${seed}` },
      { ...base, kind: 'company.status', value: 'active' },
      { ...base, kind: 'company.created', value: dayOf(nowMs - (6 + (seed % 20)) * YEAR_MS) },
      { ...base, kind: 'company.subject', value: 'legal_person' },
      { ...base, kind: 'company.legal_form', value: '5710' },
      { ...base, kind: 'company.sector', value: '2313' },
      { ...base, kind: 'company.staff', value: { min: 20, max: 49 } },
    ];
  }),
  fakeSource({ name: 'fake-notices', groups: ['notices'] }, (_seed, nowMs) => [
    { kind: 'notices.searched', value: 0, source: 'fake-notices', asOf: dayOf(nowMs) },
  ]),
  fakeSource({ name: 'fake-accounts', groups: ['accounts'] }, (seed, nowMs) => {
    const closedOn = dayOf(nowMs - YEAR_MS / 2);
    const value = statementOf(seed, closedOn);
    return [{ kind: 'accounts.statement', value, source: 'fake-accounts', asOf: closedOn }];
  }),
];

/** For a seeded portfolio: what was answered before is still fresh, and nobody knows more. */
export const storedSources = (): readonly Source[] =>
  SOURCE_GROUPS.map((group) => ({
    name: group,
    groups: [group],
    freshForMs: 24 * HOUR_MS,
    covers: () => true,
    fetchSignals: async () => ({ found: false, signals: [] }),
  }));
