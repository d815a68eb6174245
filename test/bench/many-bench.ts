import { PerformanceObserver } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { emptyScoreWithReasons, scoreWithReasons } from '../../core/src/decision/reason-points.ts';
import { compileSlotCodes } from '../../core/src/decision/slot-codes.ts';
import { bagErrorsInto, emptyBagErrors } from '../../core/src/scoring/bag-errors.ts';
import { groupsOf } from '../../core/src/scoring/pattern.ts';
import { scoreInto, scorerOf, type FeatureVector, type Scorer } from '../../core/src/scoring/scorer.ts';
import { plainContributions, type Figures } from '../core/scoring/plain-scoring.ts';
import { nanosOf, type Budget } from './measure.ts';
import { syntheticCard, syntheticCodeOf, syntheticVectors } from './synthetic-card.ts';

/** A company takes so little that the clock would be most of it, so a run of the work is many of them. */
const COMPANIES = 1_000;
const BAGS = 20;
const SEED = 20_261_121;

const figuresOf = (scorer: Scorer, vector: FeatureVector): Figures =>
  new Map(
    scorer.layout.features
      .map((feature, index) => [feature, vector.values[index]!] as const)
      .filter(([, value]) => !Number.isNaN(value)),
  );

export type ManyFigures = {
  readonly tables: number;
  readonly pairs: number;
  readonly bags: number;
  /** For one company. */
  readonly nanos: Readonly<Record<'score' | 'reasons' | 'bags' | 'plain', number>>;
  /** Over a million companies with reasons and bags. */
  readonly bytesEach: number;
  readonly collections: number;
};

const setUp = () => {
  const scorer = scorerOf(syntheticCard(SEED, BAGS));
  const vectors = syntheticVectors(scorer, SEED, COMPANIES);
  const into = emptyScoreWithReasons(scorer, compileSlotCodes(scorer, syntheticCodeOf));
  const bagErrors = emptyBagErrors(scorer);
  const plain = vectors.map((vector) => ({ figures: figuresOf(scorer, vector), groups: groupsOf(vector.pattern) }));
  return { scorer, vectors, into, bagErrors, plain };
};

type SetUp = ReturnType<typeof setUp>;

/** Both must give the same log-odds for every company before anything is timed. */
const checkEqual = ({ scorer, vectors, into, plain }: SetUp): void => {
  for (const [index, vector] of vectors.entries()) {
    const { figures, groups } = plain[index]!;
    scoreInto(into.scored, scorer, vector);
    const sum = plainContributions(scorer.scorecard, figures, groups).reduce((all, { nano }) => all + nano, 0);
    if (into.scored.logOddsNano - into.scored.baseNano !== sum)
      throw new Error(`company ${index}: the scorer gives ${into.scored.logOddsNano}, the plain reading adds ${sum}`);
  }
};

const worksOf = ({ scorer, vectors, into, bagErrors, plain }: SetUp) => ({
  score: () => {
    for (const vector of vectors) scoreInto(into.scored, scorer, vector);
  },
  reasons: () => {
    for (const vector of vectors) scoreWithReasons(into, scorer, vector);
  },
  bags: () => {
    for (const vector of vectors) {
      scoreWithReasons(into, scorer, vector);
      bagErrorsInto(bagErrors, scorer, into.scored);
    }
  },
  plain: () => {
    for (const { figures, groups } of plain) plainContributions(scorer.scorecard, figures, groups);
  },
});

/** Heap growth without a collection in between is what was allocated; with collections, their number tells. */
const allocation = async (work: () => void): Promise<Pick<ManyFigures, 'bytesEach' | 'collections'>> => {
  let collections = 0;
  const observer = new PerformanceObserver((list) => {
    collections += list.getEntries().length;
  });
  observer.observe({ entryTypes: ['gc'] });
  const runs = 1_000_000 / COMPANIES;
  const before = process.memoryUsage().heapUsed;
  for (let run = 0; run < runs; run += 1) work();
  const bytes = process.memoryUsage().heapUsed - before;
  // Entries are told in a later turn.
  await pause(20);
  observer.disconnect();
  return { bytesEach: bytes / 1_000_000, collections };
};

/** Scoring many companies by a scorecard of a learned one's size, next to a plain reading of the same scorecard. */
export const benchMany = async (budget: Budget): Promise<ManyFigures> => {
  const prepared = setUp();
  checkEqual(prepared);
  const works = worksOf(prepared);
  const nanos = await nanosOf(works, budget);
  const { stepTables, pairs } = prepared.scorer.layout;
  return {
    tables: stepTables.length,
    pairs: pairs.pairs.length,
    bags: BAGS,
    nanos: {
      score: nanos.score / COMPANIES,
      reasons: nanos.reasons / COMPANIES,
      bags: nanos.bags / COMPANIES,
      plain: nanos.plain / COMPANIES,
    },
    ...(await allocation(works.bags)),
  };
};
