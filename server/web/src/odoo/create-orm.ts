import type { CardAnswer } from '../../../../integrations/odoo/widget/src/card-port.ts';
import { toProblem } from '../api/api-problem.ts';
import type { Card, CardCandidate } from '../api/contract.ts';
import type { Api } from '../api/create-api.ts';

type Kwargs = { readonly force?: boolean; readonly candidate?: CardCandidate };

/** Model, method, ids and named arguments, as the widget sends them to Odoo. */
type OrmCall = [model: string, method: string, args?: unknown, kwargs?: Kwargs];

type OrmParts = {
  readonly api: Api;
  readonly accountId: string;
  readonly language: string;
  readonly choose: (candidate: CardCandidate) => Promise<void>;
  /** A problem of the server in the words of this page. */
  readonly say: (problem: NonNullable<ReturnType<typeof toProblem>>) => string;
};

const isRefused = (status: number | undefined): boolean => status === 401 || status === 403;

/**
 * What the addon's three methods on a partner do in Odoo, done by this page: the same answers of the same server, for the
 * account that is open. The last card is kept, as Odoo keeps it.
 */
export const createOrm = ({ api, accountId, language, choose, say }: OrmParts) => {
  const never = new AbortController().signal;
  let kept: Card | null = null;

  const creditOf = async (card: Card): Promise<CardAnswer['credit']> => {
    if (!('proposed_limit' in card)) return null;
    try {
      const { limit, free, used } = await api.askCredit(accountId, card.proposed_limit.currency);
      return {
        limit: limit.value,
        free: free.value,
        open: used.open.value,
        ordered: used.ordered.value,
        reserved: used.reserved.value,
        currency: limit.currency,
      };
    } catch {
      // A key that may read cards and check no orders: the card is shown without its bar.
      return null;
    }
  };
  const answer = async (ask: () => Promise<{ readonly card: Card }>): Promise<CardAnswer> => {
    const common = { language, can_refresh: true };
    try {
      const { card } = await ask();
      kept = card;
      return { ...common, card, credit: await creditOf(card), connection: 'online' };
    } catch (failure) {
      const problem = toProblem(failure);
      const connection = isRefused(problem?.status) ? 'refused' : 'offline';
      return { ...common, card: kept, credit: null, connection, problem: problem === undefined ? null : say(problem) };
    }
  };
  const read = (): Promise<CardAnswer> => answer(() => api.readCard(accountId, never));
  const methods: Readonly<Record<string, (kwargs: Kwargs) => Promise<CardAnswer>>> = {
    creditline_read: read,
    creditline_refresh: ({ force = false }) => answer(() => api.refreshCard(accountId, force)),
    creditline_choose: async ({ candidate }) => {
      if (candidate !== undefined) await choose(candidate);
      return read();
    },
  };

  const orm = {
    call: async (...[, method, , kwargs = {}]: OrmCall): Promise<unknown> => methods[method]?.(kwargs),
    get silent() {
      return orm;
    },
  };
  return {
    orm,
    lastScoreId: (): string | undefined => (kept !== null && 'score_id' in kept ? kept.score_id : undefined),
  };
};
