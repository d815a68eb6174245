import type {
  Answer,
  CompanyIdentity,
  IsoInstant,
  Source,
  SourceAnswer,
  SourceReport,
  SourceStatus,
} from '@creditline/core';
import type { Flights, Landing, Timers } from './source-flights.ts';

/** An answer with how it came to be used: `late` and `failed` answers do not exist, so they are not among these. */
export type UsedAnswer = Answer & { readonly status: Extract<SourceStatus, 'ok' | 'cached' | 'stale'> };

export type FetchSignalsRequest = {
  readonly company: CompanyIdentity;
  readonly sources: readonly Source[];
  /** The last answer of each source about this company, as stored. */
  readonly lastKnown: readonly Answer[];
  readonly now: Date;
  /** Whose question it is: an answer that one tenant paid for or connected is not shared with another. */
  readonly tenant: string;
  /** Ask again even where the last answer is still fresh. */
  readonly force?: boolean;
  /** The same for these alone: they let us know that something changed. */
  readonly forcedSources?: readonly string[];
  readonly deadlineMs?: number;
  /** Called with an answer that came after the deadline, so that it can be stored for the next time. */
  readonly onLate: (answer: Answer) => void | Promise<void>;
};

export type FetchSignalsRuntime = { readonly flights: Flights; readonly timers: Timers };

export type FetchedSignals = {
  readonly reports: readonly SourceReport[];
  readonly answers: readonly UsedAnswer[];
  /** Own records that say nothing of the company, where they did before: kept, and told to nobody. */
  readonly emptied: readonly UsedAnswer[];
  /** How many sources were really asked for this request. */
  readonly fetched: number;
};

type Outcome = { readonly report: SourceReport; readonly answer?: UsedAnswer; readonly isAsked: boolean };
type SourceOutcome = Outcome & { readonly source: Source; readonly known: Answer | undefined };
type Deadline = { readonly passed: Promise<'late'>; readonly cancel: () => void };

const DEADLINE_MS = 300;

const startDeadline = (timers: Timers, deadlineMs: number): Deadline => {
  let timer: unknown;
  const passed = new Promise<'late'>((resolve) => {
    timer = timers.set(() => resolve('late'), deadlineMs);
  });
  return { passed, cancel: () => timers.clear(timer) };
};

const isFresh = (known: Answer, source: Source, now: Date): boolean => {
  const ageMs = now.getTime() - Date.parse(known.fetchedAt);
  return ageMs >= 0 && ageMs < source.freshForMs;
};

const toAnswer = (source: Source, given: SourceAnswer, fetchedAt: IsoInstant): Answer => ({
  source: source.name,
  groups: source.groups,
  found: given.found,
  signals: given.signals,
  fetchedAt,
});

const used = (answer: Answer, status: UsedAnswer['status'], latencyMs?: number): Omit<Outcome, 'isAsked'> => ({
  answer: { ...answer, status },
  report: {
    name: answer.source,
    status,
    asOf: answer.fetchedAt,
    ...(latencyMs !== undefined && { latencyMs }),
  },
});

/** What we knew must not vanish because a source is down: a last-known answer is used, and said to be stale. */
const withoutAnswer = (
  source: Source,
  known: Answer | undefined,
  reason: { readonly status: 'late' | 'failed'; readonly latencyMs: number },
): Omit<Outcome, 'isAsked'> =>
  known ? used(known, 'stale', reason.latencyMs) : { report: { name: source.name, ...reason } };

type Question = { readonly source: Source; readonly known: Answer | undefined; readonly deadline: Deadline };

const ask = async (
  { source, known, deadline }: Question,
  request: FetchSignalsRequest,
  { flights }: FetchSignalsRuntime,
): Promise<Outcome> => {
  const { company, now, tenant } = request;
  const key = JSON.stringify([tenant, source.name, company.key]);
  const flight = flights.join(key, source.name, (signal) =>
    source.fetchSignals(company, { signal, now, tenantId: tenant }),
  );
  const toStored = (landing: Landing<SourceAnswer> & { isOk: true }): Answer =>
    toAnswer(source, landing.answer, now.toISOString());
  const landing = await Promise.race([flight.landed, deadline.passed]);
  if (landing === 'late') {
    flight.leaveInBackground();
    void flight.landed
      .then((late) => (late.isOk ? request.onLate(toStored(late)) : undefined))
      .catch(() => flights.log({ source: source.name, code: 'late_answer_lost', isRetryable: true }));
    const status = { status: 'late', latencyMs: request.deadlineMs ?? DEADLINE_MS } as const;
    return { ...withoutAnswer(source, known, status), isAsked: flight.isOwn };
  }
  if (landing.isOk) return { ...used(toStored(landing), 'ok', landing.latencyMs), isAsked: flight.isOwn };
  const { latencyMs } = landing;
  return { ...withoutAnswer(source, known, { status: 'failed', latencyMs }), isAsked: flight.isOwn };
};

/** Own records that hold nothing, or never answered: no source that anybody has to hear of. */
const isSpokenOf = ({ source, answer }: SourceOutcome): boolean => source.isOwn !== true || answer?.found === true;

const emptiedOf = (outcomes: readonly SourceOutcome[]): readonly UsedAnswer[] =>
  outcomes.flatMap((outcome) =>
    outcome.answer !== undefined && !isSpokenOf(outcome) && outcome.known?.found === true ? [outcome.answer] : [],
  );

/**
 * Asks every source that covers the company, all at once under one deadline, and never throws for a source:
 * each one is reported as ok, cached (still fresh, not asked), stale (not answered, last-known facts used), late or
 * failed. Late ones go on in the background and are handed to `onLate`.
 */
export const fetchSignals = async (
  request: FetchSignalsRequest,
  runtime: FetchSignalsRuntime,
): Promise<FetchedSignals> => {
  const deadline = startDeadline(runtime.timers, request.deadlineMs ?? DEADLINE_MS);
  const outcomeOf = async (source: Source): Promise<SourceOutcome> => {
    const known = request.lastKnown.find((answer) => answer.source === source.name);
    const isForced = request.force === true || request.forcedSources?.includes(source.name) === true;
    if (known && !isForced && isFresh(known, source, request.now)) {
      return { ...used(known, 'cached'), isAsked: false, source, known };
    }
    return { ...(await ask({ source, known, deadline }, request, runtime)), source, known };
  };
  try {
    const covering = request.sources.filter((source) => source.covers(request.company));
    const outcomes = await Promise.all(covering.map(outcomeOf));
    const spokenOf = outcomes.filter(isSpokenOf);
    return {
      reports: spokenOf.map(({ report }) => report),
      answers: spokenOf.flatMap(({ answer }) => (answer ? [answer] : [])),
      emptied: emptiedOf(outcomes),
      fetched: outcomes.filter(({ isAsked }) => isAsked).length,
    };
  } finally {
    deadline.cancel();
  }
};
