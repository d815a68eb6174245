import { dayOf, keepVanished, withNotices, type Answer, type Signal, type SourceReport } from '@creditline/core';
import type { Context } from './context.ts';
import type { Tx } from './database.ts';
import { fetchSignals, type FetchedSignals, type UsedAnswer } from './fetch-signals.ts';
import type { ScoreOrder } from './score-company.ts';
import { sourceOfNotice } from './standing-facts.ts';
import { readToldOf, type ToldNotice as StoredTold } from './store/early-notices.ts';
import { readAnswersOf, saveSourceAnswer, type StoredAnswer } from './store/source-answers.ts';

/** What a source told in notices, in the order of their events. `source` is the name of the `Source` it belongs to. */
export type ToldNotice = { readonly source: string; readonly signals: readonly Signal[] };

/** `toSave`: what is kept as the last answer of each source. */
export type CollectedAnswers = FetchedSignals & { readonly toSave: readonly StoredAnswer[] };

const keepLate =
  (context: Context, tenantId: string, companyKey: string) =>
  (answer: Answer): void => {
    const { source, found, signals, fetchedAt } = answer;
    context.database
      .inTenant(tenantId, (tx) => saveSourceAnswer(tx, { companyKey, source, found, signals, fetchedAt }))
      .catch((error: unknown) => context.log.error({ source, err: error }, 'a late answer could not be kept'));
  };

/** The last answers about one company, and what was told of it. `source` is the name of the `Source` in both. */
export type Known = { readonly answers: readonly Answer[]; readonly notices: readonly StoredTold[] };

/** What is known of companies before their sources are asked. */
export const readKnown = async (
  context: Context,
  tx: Tx,
  companyKeys: readonly string[],
): Promise<(companyKey: string) => Known> => {
  const [stored, told] = await Promise.all([readAnswersOf(tx, companyKeys), readToldOf(tx, companyKeys)]);
  const groupsOf = (name: string) => context.sources.find((source) => source.name === name)?.groups ?? [];
  return (companyKey) => ({
    answers: (stored.get(companyKey) ?? []).map((answer) => ({ ...answer, groups: groupsOf(answer.source) })),
    notices: (told.get(companyKey) ?? []).map((notice) => ({
      ...notice,
      source: sourceOfNotice(context, notice.source),
    })),
  });
};

const lastKnown = (context: Context, order: ScoreOrder): Promise<Known> =>
  context.database.inTenant(order.tenantId, async (tx) => {
    const { key } = order.company;
    return (await readKnown(context, tx, [key]))(key);
  });

/** Sources that told of a change after their last answer: it is not fresh any more, however young it is. */
const outdated = ({ answers, notices }: Known): readonly string[] =>
  answers
    .filter(({ source, fetchedAt }) =>
      notices.some(
        (notice) => notice.source === source && notice.signals.length === 0 && notice.receivedAt > fetchedAt,
      ),
    )
    .map(({ source }) => source);

/** What the order brings, and what was told before anybody watched the company. */
const toldBy = ({ told = [] }: ScoreOrder, { notices }: Known): readonly ToldNotice[] => [
  ...notices.filter(({ signals }) => signals.length > 0),
  ...told,
];

/** Of sources that only ever tell and cannot be asked: what they told before is all there is. */
const onlyTold = (context: Context, known: readonly Answer[]): readonly UsedAnswer[] => {
  const telling = new Set(context.noticeSources.map(({ source }) => source));
  const askable = new Set(context.sources.map(({ name }) => name));
  return known
    .filter(({ source }) => telling.has(source) && !askable.has(source))
    .map((answer) => ({ ...answer, status: 'cached' }));
};

/** A source that told something although it never answered before, or does not answer now. */
const firstTold = (context: Context, source: string, now: Date): UsedAnswer => ({
  source,
  groups: context.sources.find(({ name }) => name === source)?.groups ?? [],
  found: true,
  signals: [],
  fetchedAt: now.toISOString(),
  status: 'cached',
});

const reportOf = ({ source, status, fetchedAt }: UsedAnswer): SourceReport => ({
  name: source,
  status,
  asOf: fetchedAt,
});

/** The fetched answers with what notices told, and answers for those who only tell. */
const withTold = (
  fetched: FetchedSignals,
  only: readonly UsedAnswer[],
  { context, told, now }: { context: Context; told: readonly ToldNotice[]; now: Date },
): CollectedAnswers => {
  const today = dayOf(now.toISOString());
  const bySource = Map.groupBy(told, ({ source }) => source);
  const answered = [...fetched.answers, ...only];
  const names = new Set(answered.map(({ source }) => source));
  const first = [...bySource.keys()].filter((name) => !names.has(name)).map((name) => firstTold(context, name, now));
  const answers = [...answered, ...first].map((answer) =>
    withNotices(answer, bySource.get(answer.source) ?? [], today),
  );
  const reported = new Set(fetched.reports.map(({ name }) => name));
  return {
    ...fetched,
    answers,
    reports: [...fetched.reports, ...[...only, ...first].filter(({ source }) => !reported.has(source)).map(reportOf)],
    toSave: [...answers.filter(({ status, source }) => status === 'ok' || bySource.has(source)), ...fetched.emptied],
  };
};

/**
 * What every source says of the company, under one deadline, with what notices told since; what vanished from a gazette
 * is kept and doubted. `given` is what was read of it before.
 */
export const collectAnswers = async (
  context: Context,
  order: ScoreOrder,
  { now, known: given }: { readonly now: Date; readonly known?: Known },
): Promise<CollectedAnswers> => {
  const all = given ?? (await lastKnown(context, order));
  const known = all.answers;
  const today = dayOf(now.toISOString());
  const doubted = <T extends Answer>(answer: T): T => ({
    ...answer,
    ...keepVanished(
      answer,
      known.find(({ source }) => source === answer.source),
      today,
    ),
  });
  const keep = keepLate(context, order.tenantId, order.company.key);
  const fetched = await fetchSignals(
    {
      company: order.company,
      sources: context.sources,
      lastKnown: known,
      now,
      tenant: order.tenantId,
      force: order.force,
      forcedSources: [...(order.forcedSources ?? []), ...outdated(all)],
      deadlineMs: order.deadlineMs ?? context.deadlineMs,
      onLate: (answer) => keep(doubted(answer)),
    },
    context.fetching,
  );
  for (const { name, status, latencyMs = 0 } of fetched.reports) {
    context.metrics.sourceAnswered({ source: name, status, latencyMs });
  }
  const doubtedAnswers = { ...fetched, answers: fetched.answers.map(doubted) };
  return withTold(doubtedAnswers, onlyTold(context, known), { context, told: toldBy(order, all), now });
};
