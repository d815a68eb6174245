import type { Notice, Signal } from '@creditline/core';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { companyKeyOf, receiveNotices } from '../receive-notices.ts';
import { watchedAmong } from '../store/notices.ts';
import type { Gazette, Poller } from './poller.ts';

/** Records of a day come late, and corrections of it too. */
const OVERLAP_DAYS = 2;
/** What was missed for longer is found by the reviews that fall due: events are remembered this long only. */
const MOST_DAYS = 29;
const DAY_MS = 86_400_000;

const cursorSchema = z.object({
  /** The last day that was read to its end. */
  readThrough: z.string().optional().catch(undefined),
  /** How many records a day had when it was read. */
  counts: z.record(z.string(), z.int()).catch({}).default({}),
});
type Cursor = z.output<typeof cursorSchema>;

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Days to look at, oldest first: since the last one that was read, with the days before it that may have grown. */
export const daysToRead = (readThrough: string | undefined, now: Date): readonly string[] => {
  const today = Date.parse(dayOf(now.getTime()));
  const last = Math.min(today, readThrough === undefined ? today : Date.parse(readThrough));
  const first = Math.max(last - OVERLAP_DAYS * DAY_MS, today - MOST_DAYS * DAY_MS);
  return Array.from({ length: (today - first) / DAY_MS + 1 }, (_, index) => dayOf(first + index * DAY_MS));
};

type Figures = { days: number; records: number; unreadable: number; watched: number; received: number };

/** What must not be missed although nobody watches the company yet: whoever begins to watch it takes it in then. */
const LASTING: ReadonlySet<Signal['kind']> = new Set<Signal['kind']>([
  'proceedings.opened',
  'proceedings.plan',
  'proceedings.closed',
  'company.struck_off',
  'notices.unread',
]);

const isLasting = ({ signals }: Notice): boolean => signals.some(({ kind }) => LASTING.has(kind));

/** Of companies that nobody watches the facts are kept and not the record, which may name persons. */
const withoutRecord = (notice: Notice): Notice => ({ ...notice, record: '{}' });

/** A day has some 10,000 records: those about watched companies are stored, and judgments about any other. */
const receiveConcerning = async (context: Context, notices: readonly Notice[], figures: Figures): Promise<void> => {
  const keys = [...new Set(notices.map(companyKeyOf).filter((key) => key !== null))];
  if (keys.length === 0) return;
  const watched = await context.database.inSystem((tx) => watchedAmong(tx, keys));
  const isOurs = (notice: Notice): boolean => watched.has(companyKeyOf(notice) ?? '');
  const ours = notices.filter(isOurs);
  figures.watched += ours.length;
  const others = notices.filter((notice) => !isOurs(notice) && isLasting(notice) && companyKeyOf(notice) !== null);
  const kept = [...ours, ...others.map(withoutRecord)];
  if (kept.length === 0) return;
  const { received, concerned } = await receiveNotices(context, { source: 'bodacc', notices: kept, raw: '{}' });
  figures.received += received;
  if (concerned > 0) context.outbox.nudge();
};

/** Only the counts that are looked at again are kept. */
const after = (cursor: Cursor, day: string, count: number): Cursor => ({
  readThrough: day,
  counts: {
    ...Object.fromEntries(
      Object.entries(cursor.counts).filter(([known]) => Date.parse(known) >= Date.parse(day) - OVERLAP_DAYS * DAY_MS),
    ),
    [day]: count,
  },
});

/** A day without a single record is not over: the gazette of today appears in the course of it. */
const isReadAlready = (cursor: Cursor, day: string, count: number): boolean =>
  count === 0 || cursor.counts[day] === count;

/** BODACC offers no webhook: its days are read as they appear, each once more whenever its number of records changed. */
export const bodaccPoller = (context: Context, gazette: Gazette): Poller => ({
  name: 'bodacc',
  poll: async ({ cursor: kept, now, signal, keep }) => {
    const figures: Figures = { days: 0, records: 0, unreadable: 0, watched: 0, received: 0 };
    const parsed = cursorSchema.safeParse(kept);
    let cursor: Cursor = parsed.success ? parsed.data : { counts: {} };
    for (const day of daysToRead(cursor.readThrough, now)) {
      const count = await gazette.countDay(day, { now, signal });
      if (isReadAlready(cursor, day, count)) continue;
      const onBatch = (notices: readonly Notice[]): Promise<void> => receiveConcerning(context, notices, figures);
      const { records, unreadable } = await gazette.eachNoticeOfDay(day, { now, signal, onBatch });
      figures.days += 1;
      figures.records += records;
      figures.unreadable += unreadable;
      // Fewer than the service counts: the day is read again next time.
      cursor = after(cursor, day, Math.min(count, records + unreadable));
      await keep(cursor);
    }
    return figures;
  },
});
