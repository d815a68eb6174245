import type { SourceGroup } from '../../signal/signal.ts';
import type { Combiner, PairTable, Scorecard, StepTable, SubScore } from '../scorecard.ts';
import accounts from './trade-2026-12/accounts.json' with { type: 'json' };
import { cashTables } from './trade-2026-12/cash.ts';
import combined from './trade-2026-12/combiners.json' with { type: 'json' };
import type { ExpertTable } from './trade-2026-12/expert-table.ts';
import { linksTables } from './trade-2026-12/links.ts';
import { noticesTables } from './trade-2026-12/notices.ts';
import { paymentsTables } from './trade-2026-12/payments.ts';
import profile from './trade-2026-12/profile.json' with { type: 'json' };
import { registryTables } from './trade-2026-12/registry.ts';

const missing: Readonly<Record<string, number>> = combined.missing;

/** What an unknown figure gives back depends on all groups together, so the combiners' file says it for every table. */
const whole = (table: ExpertTable | StepTable): StepTable => ({ ...table, missing: missing[table.feature] ?? 0 });

/** JSON widens literals and tuples; `fit` wrote them as these types, and a test reads every table. */
const learned = (tables: unknown): readonly StepTable[] => (tables as readonly StepTable[]).map(whole);

const expert = (group: SourceGroup, tables: readonly ExpertTable[]): SubScore => ({ group, tables: tables.map(whole) });

/**
 * The scorecard for trade credit: accounts learned on Polish statements, size and sector on American small-business
 * loans, the rest an expert's with the evidence named. Written by `npm run train -- fit` and `-- combine`.
 */
export const tradeScorecard: Scorecard = {
  id: 'trade',
  version: '2026-12',
  publishedOn: '2026-11-22',
  baseRate: combined.baseRate,
  subScores: [
    {
      group: 'registry',
      tables: [...registryTables.map(whole), ...learned(profile.tables)],
      bagScale: profile.bagScale,
    },
    expert('notices', noticesTables),
    {
      group: 'accounts',
      tables: learned(accounts.tables),
      pairs: accounts.pairs as unknown as readonly PairTable[],
      bagScale: accounts.bagScale,
    },
    expert('cash', cashTables),
    expert('payments', paymentsTables),
    expert('links', linksTables),
  ],
  combiners: combined.combiners as readonly Combiner[],
  calibration: { slope: 1, intercept: 0 },
  // 0.05 % is the floor for corporates under Basel 3.1 / CRR 3.
  probability: { floor: 0.0005, ceiling: 0.9999 },
  grades: [
    { grade: 'A', minimumScore: 780 },
    { grade: 'B', minimumScore: 700 },
    { grade: 'C', minimumScore: 620 },
    { grade: 'D', minimumScore: 540 },
    { grade: 'E', minimumScore: 460 },
    { grade: 'F', minimumScore: 340 },
    { grade: 'G', minimumScore: 0 },
  ],
  intervalErrors: 1.2816,
};
