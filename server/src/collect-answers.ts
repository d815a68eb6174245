import { dayOf, keepVanished, type Answer } from '@creditline/core';
import type { Context } from './context.ts';
import { lastIn } from './database.ts';
import { fetchSignals, type FetchedSignals } from './fetch-signals.ts';
import type { ScoreOrder } from './score-company.ts';
import { readSourceAnswers, saveSourceAnswer } from './store/source-answers.ts';

const keepLate =
  (context: Context, tenantId: string, companyKey: string) =>
  (answer: Answer): void => {
    const { source, found, signals, fetchedAt } = answer;
    context.database
      .inTenant(tenantId, (tx) => saveSourceAnswer(tx, { companyKey, source, found, signals, fetchedAt }))
      .catch((error: unknown) => context.log.error({ source, err: error }, 'a late answer could not be kept'));
  };

const lastKnown = async (context: Context, order: ScoreOrder): Promise<readonly Answer[]> => {
  const stored = await context.database.inTenant(order.tenantId, (tx) =>
    readSourceAnswers(lastIn(tx), order.company.key),
  );
  const groupsOf = (name: string) => context.sources.find((source) => source.name === name)?.groups ?? [];
  return stored.map((answer) => ({ ...answer, groups: groupsOf(answer.source) }));
};

/** What every source says of the company, under one deadline; what vanished from a gazette is kept and doubted. */
export const collectAnswers = async (context: Context, order: ScoreOrder, now: Date): Promise<FetchedSignals> => {
  const known = await lastKnown(context, order);
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
      deadlineMs: context.deadlineMs,
      onLate: (answer) => keep(doubted(answer)),
    },
    context.fetching,
  );
  return { ...fetched, answers: fetched.answers.map(doubted) };
};
