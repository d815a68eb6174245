import { createHash } from 'node:crypto';
import { identifyCompany, type Notice } from '@creditline/core';
import { batched } from './batched.ts';
import type { Context } from './context.ts';
import type { Tx } from './database.ts';
import { storeNotices, type NoticeCounts, type StoredNotice } from './store/notices.ts';
import { findReferenced } from './store/source-references.ts';

export type ReceivedNotices = {
  readonly source: string;
  readonly notices: readonly Notice[];
  /** The body that carried them, kept for whoever looks into what happened. */
  readonly raw: string;
  /** Records of that body that are about nothing which is read here; they count as ignored. */
  readonly unread?: number;
  /** Whose own notices they are; without it they are everybody's who watches the company. */
  readonly tenantId?: string;
};

/** `duplicates` came before, `ignored` name no company that is known here, `concerned` counts reassessments ordered. */
export type NoticesOutcome = {
  readonly received: number;
  readonly duplicates: number;
  readonly ignored: number;
  readonly concerned: number;
};

/** As long as an index can hold; a vendor's longer id is known by its hash. */
const LONGEST_ID = 200;

const eventIdOf = (id: string): string =>
  id.length <= LONGEST_ID ? id : `sha256:${createHash('sha256').update(id).digest('hex')}`;

const storedOf = (
  given: ReceivedNotices,
  notice: Notice,
  { companyKey, receivedAt }: { readonly companyKey: string | null; readonly receivedAt: string },
): StoredNotice => ({
  source: given.source,
  eventId: eventIdOf(notice.eventId),
  companyKey,
  kind: notice.kind.slice(0, LONGEST_ID),
  eventAt: notice.eventAt,
  receivedAt,
  signals: notice.signals,
  raw: notice.record ?? given.raw,
});

/** The key of the company that a notice names, if it names one by a usable identifier. */
export const companyKeyOf = ({ company }: Notice): string | null => {
  if (company === undefined) return null;
  const identified = identifyCompany(company);
  return identified.ok ? (identified.identity?.key ?? null) : null;
};

/** Notices that name their company, or that nobody can place: one statement for all of them. */
const receiveNamed = async (
  tx: Tx,
  given: ReceivedNotices,
  { notices, receivedAt }: { readonly notices: readonly Notice[]; readonly receivedAt: string },
): Promise<NoticeCounts & { readonly ignored: number }> => {
  if (notices.length === 0) return { received: 0, concerned: 0, ignored: 0 };
  const stored = notices.map((notice) => storedOf(given, notice, { companyKey: companyKeyOf(notice), receivedAt }));
  const counts = await storeNotices(tx, stored, given.tenantId ?? null);
  return { ...counts, ignored: stored.filter(({ companyKey }) => companyKey === null).length };
};

type Placed = { readonly notice: Notice; readonly tenantId: string; readonly companyKey: string };

/** Notices of a tenant's own connections: each is that tenant's alone. */
const receivePlaced = async (
  tx: Tx,
  given: ReceivedNotices,
  { placed, receivedAt }: { readonly placed: readonly Placed[]; readonly receivedAt: string },
): Promise<NoticeCounts> => {
  const counts = { received: 0, concerned: 0 };
  for (const [tenantId, theirs] of Map.groupBy(placed, (one) => one.tenantId)) {
    const stored = theirs.map(({ notice, companyKey }) => storedOf(given, notice, { companyKey, receivedAt }));
    const added = await storeNotices(tx, stored, tenantId);
    counts.received += added.received;
    counts.concerned += added.concerned;
  }
  return counts;
};

/** Which connections of which tenants the notices are about. A tenant's own notices reach no other tenant. */
const place = async (tx: Tx, { source, notices, tenantId }: ReceivedNotices): Promise<readonly Placed[]> => {
  const references = [...new Set(notices.flatMap(({ reference }) => (reference === undefined ? [] : [reference])))];
  if (references.length === 0) return [];
  const found = await findReferenced(tx, { source, references });
  return found
    .filter((one) => tenantId === undefined || one.tenantId === tenantId)
    .flatMap((one) =>
      notices
        .filter(({ reference }) => reference === one.reference)
        .map((notice) => ({ notice, tenantId: one.tenantId, companyKey: one.companyKey })),
    );
};

const storeIn = async (tx: Tx, given: ReceivedNotices, receivedAt: string): Promise<NoticesOutcome> => {
  const placed = await place(tx, given);
  const known = new Set(placed.map(({ notice }) => notice));
  const others = given.notices.filter((notice) => !known.has(notice));
  const named = await receiveNamed(tx, given, { notices: others, receivedAt });
  const own = await receivePlaced(tx, given, { placed, receivedAt });
  // One notice may be about a connection that two tenants have; it is still one notice.
  const received = named.received + Math.min(own.received, known.size);
  return {
    received,
    duplicates: given.notices.length - received,
    ignored: named.ignored + (given.unread ?? 0),
    concerned: named.concerned + own.concerned,
  };
};

/**
 * Stores notices once each and orders what follows from them, in one transaction: when this resolves, nothing of them can
 * be lost. Counts them for GET /metrics, whether they were sent here or a poller read them. The caller nudges the outbox.
 */
export const receiveNotices = async (context: Intake, given: ReceivedNotices): Promise<NoticesOutcome> =>
  (await receiveAll(context, [given])).get(given)!;

type Intake = Pick<Context, 'database' | 'metrics' | 'now'>;
type Outcomes = ReadonlyMap<ReceivedNotices, NoticesOutcome>;

/** Two who store the same notices in one order do not wait for each other. */
const placeOf = ({ source, notices }: ReceivedNotices): string => `${source}:${notices[0]?.eventId ?? ''}`;

const receiveAll = async ({ database, metrics, now }: Intake, given: readonly ReceivedNotices[]): Promise<Outcomes> => {
  const receivedAt = now().toISOString();
  const ordered = given.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  const outcomes = await database.inSystem((tx) =>
    Promise.all(ordered.map(async (one) => [one, await storeIn(tx, one, receivedAt)] as const)),
  );
  // Only once they are committed: what is rolled back comes again, and would count twice.
  for (const [{ source }, outcome] of outcomes) metrics.noticesReceived(source, outcome);
  return new Map(outcomes);
};

/** A transaction of many must not keep the first of them waiting. */
const MOST_TOGETHER = 16;

/**
 * As `receiveNotices`; requests that come while others are being stored share the next transaction. What fails together
 * is tried alone, so that nobody's request fails by another one.
 */
export const receiveTogether = (context: Intake): ((given: ReceivedNotices) => Promise<NoticesOutcome>) => {
  const store = batched(async (given: readonly ReceivedNotices[]): Promise<Outcomes | undefined> => {
    if (given.length === 1) return receiveAll(context, given);
    return receiveAll(context, given).catch(() => undefined);
  }, MOST_TOGETHER);
  return async (given) => (await store(given))?.get(given) ?? receiveNotices(context, given);
};
