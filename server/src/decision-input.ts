import {
  convert,
  latestOf,
  nameSimilarity,
  type Answer,
  type CompanyMatch,
  type DecisionInput,
  type Money,
  type SourceReport,
} from '@creditline/core';
import type { Context } from './context.ts';
import { AppError } from './errors.ts';
import type { FetchedSignals } from './fetch-signals.ts';
import { obtainableGroups } from './obtainable-groups.ts';
import type { ScoreOrder } from './score-company.ts';

/** The need in the policy's currency. Throws `currency_unsupported` where the policy holds no rate. */
export const needOf = (context: Context, need: Money | undefined): Money | undefined => {
  if (need === undefined) return undefined;
  const policy = context.policy.value;
  const converted = convert(need, policy.currency, policy.rates);
  if (converted !== undefined) return converted;
  const detail = `The policy holds no rate from ${need.currency}; give the amount in ${policy.currency}.`;
  throw new AppError('currency_unsupported', detail, {
    detail,
    errors: [{ field: 'requested_amount.currency', message: detail }],
  });
};

const reportsOf = (order: ScoreOrder, fetched: FetchedSignals): readonly SourceReport[] => [
  ...fetched.reports,
  ...order.stated
    .map(({ source, fetchedAt }): SourceReport => ({ name: source, status: 'ok', asOf: fetchedAt }))
    .slice(0, 1),
  ...order.notConfigured.map((name): SourceReport => ({ name, status: 'not_configured' })),
];

/** An identifier outweighs a name, but a name that is not alike is worth a second look by whoever reads the card. */
const UNLIKE = 0.5;
const DOUBTED = 0.9;

const matchOf = ({ match, givenName }: ScoreOrder, answers: readonly Answer[]): CompanyMatch => {
  const registered = latestOf(
    answers.flatMap(({ signals }) => signals),
    'company.name',
  )?.value;
  if (match.by !== 'identifier' || givenName === undefined || registered === undefined) return match;
  return nameSimilarity(givenName, registered) < UNLIKE ? { ...match, confidence: DOUBTED } : match;
};

/** Order and answers as the one value that a decision is made of and recorded with. */
export const decisionInput = (
  context: Context,
  order: ScoreOrder,
  { fetched, now }: { fetched: FetchedSignals; now: Date },
): DecisionInput => {
  const need = needOf(context, order.need);
  return {
    id: order.decisionId,
    decidedAt: now.toISOString(),
    company: order.company,
    match: matchOf(order, fetched.answers),
    ...(need === undefined ? {} : { need }),
    ...(order.paymentTermsDays === undefined ? {} : { paymentTermsDays: order.paymentTermsDays }),
    ...(order.product === undefined ? {} : { product: order.product }),
    answers: [
      ...fetched.answers.map(({ source, groups, found, signals, fetchedAt }) => ({
        source,
        groups,
        found,
        signals,
        fetchedAt,
      })),
      ...order.stated,
    ],
    sources: reportsOf(order, fetched),
    obtainable: obtainableGroups(
      context.sources.filter((source) => source.covers(order.company)),
      fetched.reports,
    ),
  };
};
