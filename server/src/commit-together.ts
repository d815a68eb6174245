import { batchedByKey } from './batched.ts';
import { commitDecisions } from './commit-decision.ts';
import type { Context } from './context.ts';
import type { Made } from './decision-record.ts';
import type { Commit, Scored } from './score-company.ts';

/** A transaction holds the tenant's chain until it is on the device: it must stay short. */
const MOST_TOGETHER = 16;

type Outcome = { readonly scored: Scored } | { readonly error: unknown };
type Outcomes = ReadonlyMap<Made, Outcome>;

const together = async (context: Context, tenantId: string, decided: readonly Made[]): Promise<Outcomes> => {
  const committed = await commitDecisions(context, { tenantId, decided });
  return new Map(committed.map(({ made, scored }) => [made, { scored }]));
};

/** What one of them fails by fails nothing else: each is committed, or fails, by itself. */
const oneByOne = async (context: Context, tenantId: string, decided: readonly Made[]): Promise<Outcomes> => {
  const outcomes = new Map<Made, Outcome>();
  for (const made of decided) {
    try {
      for (const [one, outcome] of await together(context, tenantId, [made])) outcomes.set(one, outcome);
    } catch (error) {
      outcomes.set(made, { error });
    }
  }
  return outcomes;
};

/**
 * Commits what is decided at the same time about different companies of a tenant in one transaction: writers of one chain
 * take turns, so that many small transactions would wait for the device one after the other.
 */
export const commitTogether = (context: Context): Commit => {
  const send = batchedByKey(async (tenantId: string, decided: readonly Made[]): Promise<Outcomes> => {
    if (decided.length === 1) return together(context, tenantId, decided);
    try {
      return await together(context, tenantId, decided);
    } catch {
      return oneByOne(context, tenantId, decided);
    }
  }, MOST_TOGETHER);
  return async (made) => {
    const outcome = (await send(made.order.tenantId, made)).get(made)!;
    if ('error' in outcome) throw outcome.error;
    return outcome.scored;
  };
};
