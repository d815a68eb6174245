import { cardOf, type Card, type CardCandidate, type Decision, type Language } from '@creditline/core';
import type { Context } from './context.ts';
import { lastIn, type Tx } from './database.ts';
import { readAccount, type Account } from './store/accounts.ts';
import { readDecisionsOfAccount, type AccountDecisions } from './store/decisions.ts';

const TREND_LENGTH = 12;

/** When the first of the used answers is due again; null when a source owes an answer now. */
const freshUntil = (context: Context, decision: Decision): string | null => {
  const ends = decision.sources.flatMap(({ name, status, asOf }): readonly (number | null)[] => {
    const source = context.sources.find((candidate) => candidate.name === name);
    // News of the tenant's own records orders a look by itself: nobody has to come back for them.
    if (source === undefined || (source.isOwn === true && status !== 'stale')) return [];
    if (asOf === undefined || status === 'stale') return [null];
    return [Date.parse(asOf) + source.freshForMs];
  });
  if (ends.length === 0 || ends.includes(null)) return null;
  const first = Math.min(...ends.filter((end) => end !== null));
  return first > context.now().getTime() ? new Date(first).toISOString() : null;
};

const sourceLabels = ({ sources }: Context, language: Language): Readonly<Record<string, string>> =>
  Object.fromEntries(sources.flatMap(({ name, label }) => (label === undefined ? [] : [[name, label[language]]])));

const decidedCard = (
  context: Context,
  shown: AccountDecisions & { readonly account: Account; readonly language: Language },
): Card => {
  const { account, stored, earlier, language } = shown;
  const history = [...earlier.toReversed(), stored].map(({ decidedAt, score }) => ({ decidedAt, score }));
  // The server wrote this body itself; it is canonical JSON of a Decision.
  const decision = JSON.parse(stored.body) as Decision;
  return cardOf({
    decision,
    accountId: account.accountId,
    history,
    freshUntil: freshUntil(context, decision),
    audit: stored.audit,
    language,
    sourceLabels: sourceLabels(context, language),
  });
};

type AccountProblem = { readonly code: string; readonly title: string; readonly detail: string };

const FALLBACK: AccountProblem = {
  code: 'internal',
  title: 'Something went wrong on our side',
  detail: 'Try again in a moment.',
};

/** In a transaction that it ends: what the card of one account shows now; undefined for an account that we never heard of. */
export const cardOfAccount = async (
  context: Context,
  tx: Tx,
  shown: { readonly crm: string; readonly accountId: string; readonly language: Language },
): Promise<Card | undefined> => {
  const [account, decisions] = await Promise.all([
    readAccount(tx, shown),
    readDecisionsOfAccount(lastIn(tx), shown, TREND_LENGTH - 1),
  ]);
  if (account === undefined) return undefined;
  const { accountId, state } = account;
  if (state === 'choose_company') {
    return { state, account_id: accountId, candidates: (account.candidates ?? []) as readonly CardCandidate[] };
  }
  if (state === 'failed')
    return { state, account_id: accountId, problem: (account.problem ?? FALLBACK) as AccountProblem };
  if (state !== 'decided' || decisions === undefined)
    return { state: 'assessing', account_id: accountId, since: account.updatedAt };
  return decidedCard(context, { account, ...decisions, language: shown.language });
};
