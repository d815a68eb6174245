import { batched } from './batched.ts';
import { lastIn } from './database.ts';
import type { SetTimer } from './outbox.ts';
import type { RowRunner } from './run-outbox-row.ts';
import {
  claimOutbox,
  completeOutbox,
  extendClaims,
  returnClaims,
  type ClaimedOutboxRow,
  type OutboxClaim,
  type TopicShare,
} from './store/outbox.ts';

/** Claims stay with a live process however long a job takes, because they are renewed well before the end. */
const LEASE_MS = 60_000;
const RENEW_EVERY_MS = LEASE_MS / 3;
/** Clocks of database and server differ a little: what was committed just now is not left to the next look. */
const SKEW_MS = 50;
const MOST_PER_BATCH = 256;

export type ClaimSettings = RowRunner & { readonly setTimer: SetTimer };

/** The rows that this process has claimed, as the database sees them. */
export type Claims = ReturnType<typeof openClaims>;

/** Renews the claims of the rows that are held until it is stopped. */
const startRenewal = (settings: ClaimSettings, held: ReadonlyMap<number, ClaimedOutboxRow>): { stop(): void } => {
  const { database, log, now, setTimer } = settings;
  let isStopped = false;
  let timer: ReturnType<SetTimer> | undefined;
  const renew = async (): Promise<void> => {
    const rows = [...held.values()];
    const until = new Date(now().getTime() + LEASE_MS);
    if (rows.length > 0) await database.inSystem((tx) => extendClaims(lastIn(tx), { rows, until }));
  };
  const later = (): void => {
    timer = setTimer(() => {
      void renew()
        .catch((error: unknown) => log.error({ err: error }, 'claims could not be renewed'))
        .finally(() => isStopped || later());
    }, RENEW_EVERY_MS);
  };
  later();
  return {
    stop: () => {
      isStopped = true;
      timer?.clear();
    },
  };
};

export const openClaims = (settings: ClaimSettings) => {
  const { database, log, now, metrics } = settings;
  const held = new Map<number, ClaimedOutboxRow>();
  const renewal = startRenewal(settings, held);

  const isRunnable = ({ id, topic, attempts, isPoison }: ClaimedOutboxRow): boolean => {
    if (!isPoison) return true;
    log.error({ outbox_id: id, topic, attempts, dead: true }, 'poisonous work was given up');
    metrics.jobEnded({ topic, result: 'dead', durationMs: 0 });
    return false;
  };
  const claim = async (rows: OutboxClaim['rows']): Promise<readonly ClaimedOutboxRow[]> => {
    const at = new Date(now().getTime() + SKEW_MS);
    const claimed = await database.inSystem((tx) => claimOutbox(lastIn(tx), { now: at, leaseMs: LEASE_MS, rows }));
    const runnable = claimed.filter(isRunnable);
    for (const row of runnable) held.set(row.id, row);
    return runnable;
  };
  const claimTogether = batched(async (ids: readonly number[]) => {
    const rows = await claim({ ids });
    return new Map(rows.map((row) => [row.id, row]));
  }, MOST_PER_BATCH);
  return {
    ofTopics: (shares: readonly TopicShare[]): Promise<readonly ClaimedOutboxRow[]> => claim({ shares }),
    /** Answers nothing when somebody else has the row, or it is done. */
    ofRow: async (id: number): Promise<ClaimedOutboxRow | undefined> => (await claimTogether(id)).get(id),
    complete: batched(async (ids: readonly number[]) => {
      await database.inSystem((tx) => completeOutbox(lastIn(tx), { ids, now: now() }));
    }, MOST_PER_BATCH),
    /** The row is done, noted as failed, or left to the end of its lease. */
    release: (id: number): void => void held.delete(id),
    giveBack: async (rows: readonly ClaimedOutboxRow[]): Promise<void> => {
      for (const { id } of rows) held.delete(id);
      if (rows.length > 0) await database.inSystem((tx) => returnClaims(lastIn(tx), { rows, now: now() }));
    },
    close: renewal.stop,
  };
};
