import {
  type CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely';
import type { PoolClient, QueryResult as PgResult } from 'pg';
import { DatabaseError } from './database-error.ts';
import type { Schema } from './schema.ts';

/** One open transaction; it refuses queries once it is over. */
export type Tx = Kysely<Schema>;

const CHANGES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

const MAX_PREPARED = 500;
const preparedNames = new Map<string, string>();

/** A statement that has a name is parsed and planned once per connection: half of the time of a small query. */
const preparedName = (statement: string): { name?: string } => {
  const known = preparedNames.get(statement);
  if (known !== undefined) return { name: known };
  // Statements whose text never ends to vary must not fill the server's memory.
  if (preparedNames.size >= MAX_PREPARED) return {};
  const name = `creditline_${preparedNames.size + 1}`;
  preparedNames.set(statement, name);
  return { name };
};

type OpenTransaction = { readonly tx: Tx; end(): void };

/** Whom a transaction tells what happens in it. */
export type TransactionListener = {
  /** The last query was sent. */
  onLast(): void;
  /** A query failed; called in the order of the queries, whatever becomes of their promises. */
  onFailure(error: unknown): void;
};

const lasts = new WeakMap<Tx, Tx>();

/**
 * The query that is made through it is the last one of its transaction: an engine that can gets the commit along with
 * it, and need not wait for us in between. Its failure rolls everything back as ever. Any query after it is refused, and
 * what must be looked at before the commit is no last query: a failure after it finds everything saved.
 */
export const lastIn = (tx: Tx): Tx => lasts.get(tx) ?? tx;

/**
 * A Kysely that speaks through one pipelining client of the pool. It belongs to one transaction: a query that is sent after the
 * end would otherwise run in somebody else's transaction, or as the owner.
 */
export const transactionOn = (client: PoolClient, { onLast, onFailure }: TransactionListener): OpenTransaction => {
  let isOver = false;
  const send = async <R>({ sql, parameters }: CompiledQuery): Promise<PgResult<R & object>> => {
    if (isOver) throw new DatabaseError('transaction_over', 'a query was sent after its transaction had ended');
    const answer = client.query<R & object>({ text: sql, values: [...parameters], ...preparedName(sql) });
    answer.catch(onFailure);
    return answer;
  };
  const tx = kyselyOn(async <R>(query: CompiledQuery) => resultOf(await send<R>(query)));
  const last = kyselyOn(async <R>(query: CompiledQuery) => {
    const wasOver = isOver;
    const answer = send<R>(query);
    isOver = true;
    if (!wasOver) onLast();
    return resultOf(await answer);
  });
  lasts.set(tx, last);
  return {
    tx,
    end: () => {
      isOver = true;
    },
  };
};

const resultOf = <R>({ command, rows, rowCount }: PgResult<R & object>): QueryResult<R> =>
  CHANGES.has(command) ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows };

type Execute = <R>(query: CompiledQuery) => Promise<QueryResult<R>>;

const kyselyOn = (executeQuery: Execute): Tx => {
  const connection: DatabaseConnection = {
    executeQuery,
    streamQuery: () => {
      throw new DatabaseError('database_unavailable', 'queries are read in pages, not streamed');
    },
  };
  return new Kysely<Schema>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driverOf(connection),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
};

const refuse = (): Promise<never> =>
  Promise.reject(new DatabaseError('transaction_aborted', 'a transaction is open already: do not nest another'));

const driverOf = (connection: DatabaseConnection): Driver => ({
  init: () => Promise.resolve(),
  acquireConnection: () => Promise.resolve(connection),
  beginTransaction: refuse,
  commitTransaction: refuse,
  rollbackTransaction: refuse,
  releaseConnection: () => Promise.resolve(),
  destroy: () => Promise.resolve(),
});
