import type { Signal } from '@creditline/core';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** The latest answer of one source about one company. `fetchedAt` is an ISO instant. */
export type StoredAnswer = {
  readonly source: string;
  readonly found: boolean;
  readonly signals: readonly Signal[];
  readonly fetchedAt: string;
};

export type NewAnswer = StoredAnswer & { readonly companyKey: string };

/**
 * Saves what sources answered about one company, in one round trip. Keeps the newer one of each source: a slow answer
 * that was asked for earlier never overwrites a fresher one.
 */
export const saveSourceAnswers = async (
  tx: Tx,
  companyKey: string,
  answers: readonly StoredAnswer[],
): Promise<void> => {
  if (answers.length === 0) return;
  const rows = answers.map(({ source, found, signals, fetchedAt }) => ({
    source,
    found,
    signals,
    fetched_at: fetchedAt,
  }));
  // One text for any number of rows, so that the statement is prepared once.
  await sql`
    insert into source_answers (company_key, source, found, signals, fetched_at)
    select ${companyKey}, a.source, a.found, a.signals, a.fetched_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as a (source text, found boolean, signals jsonb, fetched_at timestamptz)
    on conflict (tenant_id, company_key, source) do update
      set found = excluded.found, signals = excluded.signals, fetched_at = excluded.fetched_at
      where source_answers.fetched_at <= excluded.fetched_at`.execute(tx);
};

export const saveSourceAnswer = (tx: Tx, { companyKey, ...answer }: NewAnswer): Promise<void> =>
  saveSourceAnswers(tx, companyKey, [answer]);

/** The last answers about companies, by source. */
export const readAnswersOf = async (
  tx: Tx,
  companyKeys: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredAnswer[]>> => {
  const { rows } = await sql<NewAnswer>`
    select company_key as "companyKey", source, found, signals, fetched_at as "fetchedAt"
    from source_answers where company_key = any (${[...companyKeys]}::text[])
    order by company_key, source`.execute(tx);
  const answers = rows.map(({ companyKey, source, found, signals, fetchedAt }) => ({
    companyKey,
    answer: { source, found, signals, fetchedAt },
  }));
  return new Map(
    [...Map.groupBy(answers, ({ companyKey }) => companyKey)].map(([key, own]) => [
      key,
      own.map(({ answer }) => answer),
    ]),
  );
};

export const readSourceAnswers = async (tx: Tx, companyKey: string): Promise<readonly StoredAnswer[]> =>
  (await readAnswersOf(tx, [companyKey])).get(companyKey) ?? [];
