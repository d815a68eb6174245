import type { Policy, RulesReference, Scorecard } from '@creditline/core';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { Job } from '../outbox.ts';
import { EMPTY_RESULT, mergedResults } from '../portfolio/rescore-result.ts';
import type { RescoredChunk, RescoreRules } from '../portfolio/rescore-chunk.ts';
import { onThisThread, openRescoreThreads, type RescoreThreads } from '../portfolio/rescore-threads.ts';
import { RetryLater } from '../retry-later.ts';
import { appendAudit, findAuditBySha256 } from '../store/audit.ts';
import { addToOutbox } from '../store/outbox.ts';
import { countPortfolio, nextPortfolioKey, orderReassessments, readPortfolioChunk } from '../store/portfolio.ts';
import {
  addRescoreChanges,
  beginRescore,
  endRescore,
  readRescore,
  stepRescore,
  type Rescore,
  type RescoreStep,
} from '../store/rescores.ts';

const payloadSchema = z.object({ rescoreId: z.string(), part: z.int() });

/** How a run is cut up. A part ends well before the lease of its outbox row does. */
export type RescoreCuts = {
  readonly chunkSize: number;
  readonly partMs: number;
  /** Up to so many companies are decided about on the event loop, some ten milliseconds of it. */
  readonly mostWithoutThreads: number;
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
};

export const RESCORE_CUTS: RescoreCuts = {
  chunkSize: 1_000,
  partMs: 20_000,
  mostWithoutThreads: 200,
  clock: () => performance.now(),
};

/** When whoever goes on with the same part ought to have moved it. */
const TAKEN_AFTER_MS = 5_000;

type Task = {
  readonly context: Context;
  readonly tenantId: string;
  readonly rescore: Rescore;
  readonly cuts: RescoreCuts;
};

type RuleBody = { readonly id: string; readonly version: string };

/** Scorecard and policy of the run as they were recorded, whatever this release ships. */
const recordedRules = async ({ context, tenantId, rescore }: Task): Promise<RescoreRules> => {
  const { scorecardSha256, policyKind, policySha256 } = rescore;
  const read = async <T extends RuleBody>(kind: string, sha256: string): Promise<readonly [T, RulesReference]> => {
    const row = await context.database.inTenant(tenantId, (tx) => findAuditBySha256(tx, kind, sha256));
    if (row === undefined) throw new Error(`the audit log does not hold the ${kind} ${sha256}`);
    const rules = JSON.parse(row.body) as T;
    return [rules, { id: rules.id, version: rules.version, sha256 }];
  };
  const [scorecard, scorecardReference] = await read<Scorecard>('scorecard', scorecardSha256);
  const [policy, policyReference] = await read<Policy>(policyKind, policySha256);
  return { scorecard, policy, references: { scorecard: scorecardReference, policy: policyReference } };
};

/** A chunk that is being read and decided about, and the last company in it. */
type Ahead = { readonly cursorKey: string; readonly rescored: Promise<RescoredChunk> };

/** Begins with the chunk after `after`; undefined where there is none. Several are read at once. */
const readAhead = async (
  { context: { database, version }, tenantId, rescore, cuts }: Task,
  threads: RescoreThreads,
  { after, chunk }: { readonly after: string | null; readonly chunk: number },
): Promise<Ahead | undefined> => {
  const { filter, id, decidedAt, applies } = rescore;
  const through = await database.inTenant(tenantId, (tx) =>
    nextPortfolioKey(tx, { filter, after, limit: cuts.chunkSize }),
  );
  if (through === null) return undefined;
  const order = { rescoreId: id, chunk, decidedAt, codeVersion: version, applies };
  const rescored = database
    .inTenant(tenantId, (tx) => readPortfolioChunk(tx, { filter, after, through }))
    .then((rows) => threads.rescore({ rows, order }));
  // Its failure is told when its turn comes.
  rescored.catch(() => undefined);
  return { cursorKey: through, rescored };
};

/** A chunk with its audit record, its changes and the place it leads to: all of it is committed, or nothing. */
const commitChunk = (
  { context, tenantId, rescore }: Task,
  chunk: RescoredChunk | undefined,
  step: Omit<RescoreStep, 'id' | 'count'>,
): Promise<boolean> =>
  context.database.inTenant(tenantId, async (tx) => {
    if (!(await stepRescore(tx, { ...step, id: rescore.id, count: chunk?.count ?? 0 }))) return false;
    if (chunk !== undefined) {
      await appendAudit(tx, { kind: 'portfolio.rescored', body: chunk.auditBody });
      await addRescoreChanges(tx, rescore.id, chunk.changes);
      const decided = chunk.changes.filter(({ from, to }) => from.outcome !== to.outcome);
      if (rescore.applies)
        await orderReassessments(
          tx,
          rescore.id,
          decided.map(({ companyKey }) => companyKey),
        );
    }
    if (step.part > step.from.part)
      await addToOutbox(tx, {
        topic: 'rescore-portfolio',
        payload: { rescoreId: rescore.id, part: step.part },
        dedupeKey: `${rescore.id}:${step.part}`,
      });
    return true;
  });

/** Cancelled meanwhile, or somebody else works on it: this row goes back until that is known. */
const yieldTo = async ({ context, tenantId, rescore }: Task): Promise<void> => {
  const now = await context.database.inTenant(tenantId, (tx) => readRescore(tx, rescore.id));
  if (now === undefined || now.state !== 'running' || now.part !== rescore.part) return;
  throw new RetryLater('another process goes on with this part', { afterMs: TAKEN_AFTER_MS });
};

type Chunk = { readonly cursorKey: string; readonly chunk: RescoredChunk; readonly isLast: boolean };

/** The chunks that are left, in their order. While one is recorded the next ones are read and decided about. */
async function* chunksOf(task: Task, threads: RescoreThreads): AsyncGenerator<Chunk> {
  const ahead: Ahead[] = [];
  let next = { after: task.rescore.cursorKey, chunk: task.rescore.chunks + 1 };
  let isOver = false;
  do {
    while (!isOver && ahead.length <= threads.count) {
      const begun = await readAhead(task, threads, next);
      if (begun === undefined) isOver = true;
      else {
        ahead.push(begun);
        next = { after: begun.cursorKey, chunk: next.chunk + 1 };
      }
    }
    const first = ahead.shift();
    if (first === undefined) return;
    yield { cursorKey: first.cursorKey, chunk: await first.rescored, isLast: isOver && ahead.length === 0 };
  } while (ahead.length > 0 || !isOver);
}

/**
 * Goes on with a run until its part's time is over. Chunks are recorded in their order, so that the place in the row is
 * all that a later process has to know.
 */
const runPart = async (task: Task, threads: RescoreThreads): Promise<void> => {
  const { rescore, cuts, context } = task;
  const endsAt = cuts.clock() + cuts.partMs;
  let place = { cursorKey: rescore.cursorKey, part: rescore.part };
  let result = mergedResults(EMPTY_RESULT, { ...EMPTY_RESULT, ...rescore.result });
  for await (const { cursorKey, chunk, isLast } of chunksOf(task, threads)) {
    result = mergedResults(result, chunk.result);
    const part = isLast || cuts.clock() < endsAt ? place.part : place.part + 1;
    const step = { from: place, cursorKey, part, result, finishedAt: isLast ? context.now() : null };
    if (!(await commitChunk(task, chunk, step))) return yieldTo(task);
    if (isLast || part > place.part) return;
    place = { cursorKey, part };
  }
  // Nobody was chosen, or those who were left are watched no longer.
  const step = { from: place, ...place, result, finishedAt: context.now() };
  if (!(await commitChunk(task, undefined, step))) await yieldTo(task);
};

const begin = (context: Context, tenantId: string, id: string): Promise<Rescore | undefined> =>
  context.database.inTenant(tenantId, async (tx) => {
    const known = await readRescore(tx, id);
    if (known === undefined || (known.state !== 'waiting' && known.state !== 'running')) return undefined;
    const total = known.total ?? (await countPortfolio(tx, known.filter));
    return beginRescore(tx, { id, now: context.now(), total });
  });

const fail = (context: Context, tenantId: string, id: string): Promise<boolean> =>
  context.database.inTenant(tenantId, (tx) =>
    endRescore(tx, {
      id,
      state: 'failed',
      now: context.now(),
      problem: 'The run failed several times and was given up.',
    }),
  );

/** One part of a run over the portfolio. It may be given twice, and killed at any moment: nothing is counted twice. */
export const rescorePortfolioJob =
  (context: Context, cuts: RescoreCuts = RESCORE_CUTS): Job =>
  async ({ tenantId, payload, isLast = false }) => {
    const { rescoreId, part } = payloadSchema.parse(payload);
    try {
      const rescore = await begin(context, tenantId, rescoreId);
      if (rescore === undefined || rescore.part !== part) return;
      const task: Task = { context, tenantId, rescore, cuts };
      const rules = await recordedRules(task);
      const isSmall = (rescore.total ?? 0) <= cuts.mostWithoutThreads;
      const threads = isSmall ? onThisThread(rules) : openRescoreThreads(rules);
      try {
        await runPart(task, threads);
      } finally {
        await threads.close();
      }
      context.outbox.nudge();
    } catch (error) {
      if (isLast && !(error instanceof RetryLater)) await fail(context, tenantId, rescoreId);
      throw error;
    }
  };
