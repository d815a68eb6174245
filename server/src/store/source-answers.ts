import type { Signal } from '@creditline/core';
import type { Tx } from '../database.ts';

/** The latest answer of one source about one company. `fetchedAt` is an ISO instant. */
export type StoredAnswer = {
  readonly source: string;
  readonly found: boolean;
  readonly signals: readonly Signal[];
  readonly fetchedAt: string;
};

export type NewAnswer = StoredAnswer & { readonly companyKey: string };

/** Keeps the newer one: a slow answer that was asked for earlier never overwrites a fresher one. */
export const saveSourceAnswer = async (tx: Tx, answer: NewAnswer): Promise<void> => {
  await tx
    .insertInto('source_answers')
    .values({
      company_key: answer.companyKey,
      source: answer.source,
      found: answer.found,
      signals: JSON.stringify(answer.signals),
      fetched_at: answer.fetchedAt,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'company_key', 'source'])
        .doUpdateSet((eb) => ({
          found: eb.ref('excluded.found'),
          signals: eb.ref('excluded.signals'),
          fetched_at: eb.ref('excluded.fetched_at'),
        }))
        .whereRef('source_answers.fetched_at', '<=', 'excluded.fetched_at'),
    )
    .execute();
};

export const readSourceAnswers = async (tx: Tx, companyKey: string): Promise<StoredAnswer[]> => {
  const rows = await tx
    .selectFrom('source_answers')
    .select(['source', 'found', 'signals', 'fetched_at as fetchedAt'])
    .where('company_key', '=', companyKey)
    .orderBy('source')
    .execute();
  return rows.map((row) => ({ ...row, signals: row.signals as readonly Signal[] }));
};
