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

/**
 * A Kysely that speaks through one client of the pool. It belongs to one transaction: a query that is sent after the
 * end would otherwise run in somebody else's transaction, or as the owner.
 */
export const transactionOn = (client: PoolClient): OpenTransaction => {
  let isOver = false;
  let latest: Promise<unknown> = Promise.resolve();
  const send = async <R>({ sql, parameters }: CompiledQuery): Promise<PgResult<R & object>> => {
    if (isOver) throw new DatabaseError('transaction_over', 'a query was sent after its transaction had ended');
    return client.query<R & object>({ text: sql, values: [...parameters], ...preparedName(sql) });
  };
  /** A client that does not pipeline must not be asked before it has answered. */
  const sendInTurn = <R>(query: CompiledQuery): Promise<PgResult<R & object>> => {
    const answer = latest.then(
      () => send<R>(query),
      () => send<R>(query),
    );
    latest = answer;
    return answer;
  };
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const result = await (client.pipeline ? send<R>(query) : sendInTurn<R>(query));
      return CHANGES.has(result.command)
        ? { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) }
        : { rows: result.rows };
    },
    streamQuery: () => {
      throw new DatabaseError('database_unavailable', 'queries are read in pages, not streamed');
    },
  };
  const tx = new Kysely<Schema>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driverOf(connection),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  return {
    tx,
    end: () => {
      isOver = true;
    },
  };
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
