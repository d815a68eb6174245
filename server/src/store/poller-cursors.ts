import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** A poller's place and turn. Times are ISO instants. */
export type PollerTurn = { readonly cursor: unknown; readonly failures: number };

export type Lease = { readonly name: string; readonly leaseId: string; readonly now: Date; readonly leasedUntil: Date };

/** In the system: the turn, if it is due and nobody has it. A lease that ran out belonged to a process that died. */
export const claimTurn = async (tx: Tx, lease: Lease): Promise<PollerTurn | undefined> => {
  const { name, leaseId } = lease;
  const [now, until] = [lease.now.toISOString(), lease.leasedUntil.toISOString()];
  await sql`insert into poller_cursors (name) values (${name}) on conflict do nothing`.execute(tx);
  const { rows } = await sql<PollerTurn>`
    update poller_cursors set lease_id = ${leaseId}, leased_until = ${until}, polled_at = ${now}
    where name = ${name} and (leased_until is null or leased_until <= ${now}) and (next_at is null or next_at <= ${now})
    returning cursor, failures
  `.execute(tx);
  return rows[0];
};

/** In the system: keeps the place and the turn. Answers false when the turn was lost to another process. */
export const keepPlace = async (
  tx: Tx,
  { name, leaseId, leasedUntil, cursor }: Omit<Lease, 'now'> & { readonly cursor: unknown },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('poller_cursors')
    .set({ cursor: JSON.stringify(cursor), leased_until: leasedUntil })
    .where('name', '=', name)
    .where('lease_id', '=', leaseId)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

export type TurnEnd = {
  readonly name: string;
  readonly leaseId: string;
  readonly nextAt: Date;
  readonly succeededAt?: Date;
  readonly error?: string;
};

/** In the system: gives the turn back until it is due again. */
export const endTurn = async (tx: Tx, end: TurnEnd): Promise<void> => {
  const { name, leaseId, nextAt, succeededAt, error } = end;
  await tx
    .updateTable('poller_cursors')
    .set((expression) => ({
      lease_id: null,
      leased_until: null,
      next_at: nextAt,
      failures: succeededAt === undefined ? expression('failures', '+', 1) : 0,
      last_error: error?.slice(0, 500) ?? null,
      ...(succeededAt === undefined ? {} : { succeeded_at: succeededAt }),
    }))
    .where('name', '=', name)
    .where('lease_id', '=', leaseId)
    .execute();
};

/** In the system: when this poller last read all there was; undefined while it never did. */
export const lastSuccess = async (tx: Tx, name: string): Promise<Date | undefined> => {
  const row = await tx.selectFrom('poller_cursors').select('succeeded_at').where('name', '=', name).executeTakeFirst();
  return row?.succeeded_at ? new Date(row.succeeded_at) : undefined;
};
