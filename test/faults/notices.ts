import type { WatchedCompany } from './companies.ts';
import { randomFrom, type Random } from './random.ts';

/** A fact in the generic form of POST /v1/sources/{source}/notices. */
type GivenFact =
  | {
      readonly kind: 'payments.summary';
      readonly value: {
        readonly months: number;
        readonly currency: 'EUR';
        readonly invoices: number;
        readonly average_delay_days: number;
        readonly late_30_share: number;
        readonly unpaid: number;
      };
    }
  | { readonly kind: 'proceedings.opened'; readonly value: 'safeguard' }
  | {
      readonly kind: 'proceedings.closed';
      readonly value: { readonly proceedings: 'safeguard'; readonly outcome: 'cleared' };
    };

/** One notice as it happened, with the one fact that it carries. `eventAt` is an ISO instant. */
export type MadeNotice = {
  readonly eventId: string;
  readonly siren: string;
  readonly eventAt: string;
  readonly fact: GivenFact;
};

export type NoticePlan = {
  /** Each once, in the order of their events. */
  readonly notices: readonly MadeNotice[];
  /** In the order in which they are sent: shuffled within windows, a tenth of them twice. */
  readonly sent: readonly MadeNotice[];
};

const HOUR_MS = 3_600_000;
/** Several on most days, so that the order within a day counts too. */
const APART_MS = 9 * HOUR_MS;

/** How a sender's order differs from that of the events. Distances are numbers of notices. */
export type Disorder = {
  /** Of them, 0..1, so many are sent twice. */
  readonly repeatedShare: number;
  /** A repetition comes up to so many later than the original. */
  readonly repeatedWithin: number;
  /** Each is moved by up to so many. */
  readonly shuffledWithin: number;
};

const USUAL: Disorder = { repeatedShare: 0.1, repeatedWithin: 400, shuffledWithin: 60 };

/** From paying on time (0) to paying hardly at all (5). */
const LEVELS: readonly {
  readonly average_delay_days: number;
  readonly late_30_share: number;
  readonly unpaid: number;
}[] = [
  { average_delay_days: 1, late_30_share: 0, unpaid: 0 },
  { average_delay_days: 9, late_30_share: 0.05, unpaid: 0 },
  { average_delay_days: 22, late_30_share: 0.2, unpaid: 3_000 },
  { average_delay_days: 38, late_30_share: 0.42, unpaid: 14_000 },
  { average_delay_days: 55, late_30_share: 0.65, unpaid: 40_000 },
  { average_delay_days: 75, late_30_share: 0.9, unpaid: 90_000 },
];

/** What is going on at one company; each notice moves it on. */
type Story = { level: number; isSafeguarded: boolean };

const payments = (story: Story, random: Random): GivenFact => {
  const step = random.pick([-2, -1, -1, 1, 1, 2]);
  story.level = Math.min(LEVELS.length - 1, Math.max(0, story.level + step));
  // The number of invoices tells two summaries of one level apart.
  const value = { months: 12, currency: 'EUR', invoices: random.between(60, 999), ...LEVELS[story.level]! } as const;
  return { kind: 'payments.summary', value };
};

const proceedings = (story: Story): GivenFact => {
  story.isSafeguarded = !story.isSafeguarded;
  return story.isSafeguarded
    ? { kind: 'proceedings.opened', value: 'safeguard' }
    : { kind: 'proceedings.closed', value: { proceedings: 'safeguard', outcome: 'cleared' } };
};

const PROCEEDINGS_SHARE = 0.06;

const noticeOf = (
  company: WatchedCompany,
  told: { readonly number: number; readonly at: Date; readonly story: Story },
  random: Random,
): MadeNotice => {
  const fact = random.chance(PROCEEDINGS_SHARE) ? proceedings(told.story) : payments(told.story, random);
  return { eventId: `n-${told.number}`, siren: company.siren, eventAt: told.at.toISOString(), fact };
};

/** The bytes that are sent, and signed. */
export const bodyOf = ({ eventId, siren, eventAt, fact }: MadeNotice): string =>
  JSON.stringify({
    event_id: eventId,
    company: { siren },
    event_at: eventAt,
    kind: fact.kind,
    facts: [{ ...fact, as_of: eventAt.slice(0, 10) }],
  });

const disordered = (
  notices: readonly MadeNotice[],
  { repeatedShare, repeatedWithin, shuffledWithin }: Disorder,
  random: Random,
): readonly MadeNotice[] => {
  const placed = notices.flatMap((notice, index) => {
    const place = index + random.next() * shuffledWithin;
    const again = { notice, place: place + random.next() * repeatedWithin };
    return random.chance(repeatedShare) ? [{ notice, place }, again] : [{ notice, place }];
  });
  return placed.toSorted((a, b) => a.place - b.place).map(({ notice }) => notice);
};

/** So many notices about these companies in turn, the last ones of shortly before `now`. The same for the same seed. */
export const planNotices = (order: {
  readonly companies: readonly WatchedCompany[];
  readonly count: number;
  readonly seed: number;
  readonly now: Date;
  readonly disorder?: Disorder;
}): NoticePlan => {
  const { companies, count, now } = order;
  const random = randomFrom(order.seed);
  const stories = companies.map((): Story => ({ level: 0, isSafeguarded: false }));
  const turns = Math.ceil(count / companies.length);
  const notices = Array.from({ length: count }, (_, index) => {
    const place = index % companies.length;
    const turn = Math.floor(index / companies.length);
    // Companies are a second apart, so that no two notices are of one instant.
    const at = new Date(now.getTime() - (turns - turn) * APART_MS - (companies.length - place) * 1_000);
    return noticeOf(companies[place]!, { number: index + 1, at, story: stories[place]! }, random);
  });
  return { notices, sent: disordered(notices, order.disorder ?? USUAL, random) };
};
