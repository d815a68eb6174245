import {
  checkOrder,
  convert,
  convertDown,
  sumExposure,
  type Currency,
  type Decision,
  type Exposure,
  type ExposurePart,
  type Money,
  type OrderCheck,
  type OrderOverride,
  type Policy,
  type Reason,
} from '@creditline/core';
import { lastIn, type Tx } from './database.ts';
import { AppError } from './errors.ts';
import { dayInZone } from './next-digest.ts';
import { holdersOf, resolveSubject, type AskedSubject } from './order-subject.ts';
import { readDecision } from './store/decisions.ts';
import { lockHolder, readOrderStanding, type StoredStanding } from './store/order-standing.ts';
import { readCovering, type Override, type OverrideSubject } from './store/overrides.ts';
import { readExposures, saveExposure } from './store/reported-exposures.ts';
import { endReported } from './store/confirmed-reservations.ts';
import { readReserved, reserve } from './store/reservations.ts';
import { readTenantSettings } from './tenant-settings.ts';

/** What an ERP says that it counts already. */
export type StatedExposure = { readonly open: Money; readonly ordered: Money; readonly orders: readonly string[] };

/** One question of a caller, with time, ids and rules from outside. */
export type OrderAsk = {
  readonly subject: AskedSubject;
  readonly orderId: string | null;
  readonly amount: Money;
  readonly exposure?: StatedExposure;
  readonly isReserving: boolean;
  readonly minutes: number;
  readonly reservationId: string;
  readonly now: Date;
  readonly policy: Policy;
};

/** The answer in one currency, with everything that it names. */
export type AnsweredOrder = {
  readonly check: OrderCheck;
  readonly amount: Money;
  readonly exposure: Exposure;
  readonly standing: StoredStanding | undefined;
  readonly override: Override | undefined;
  readonly because: readonly Reason[];
  readonly reservation: { readonly id: string; readonly until: Date } | null;
  readonly now: Date;
};

type Rates = Policy['rates'];
type Place = { readonly subject: OverrideSubject; readonly holders: readonly string[] };
type Scale = { readonly currency: Currency; readonly rates: Rates };

const MINUTE_MS = 60_000;

/** The policy's rates lead to its own currency and to no other. */
const scaleOf = (standing: StoredStanding | undefined, policy: Policy): Scale => {
  const currency = standing?.limit.currency ?? policy.currency;
  return { currency, rates: currency === policy.currency ? policy.rates : {} };
};

const noRate = (from: Currency, { currency }: Scale, field?: string): AppError => {
  const detail = `The policy holds no rate from ${from} to ${currency}; give the amount in ${currency}.`;
  const errors = field === undefined ? {} : { errors: [{ field, message: detail }] };
  return new AppError('currency_unsupported', detail, { detail, ...errors });
};

const inScale = (money: Money, scale: Scale, field: string): Money => {
  const converted = convert(money, scale.currency, scale.rates);
  if (converted === undefined) throw noRate(money.currency, scale, field);
  return converted;
};

/** What the caller says now takes the place of what was known of its account, and of what was reserved for its orders. */
const takeIn = async (tx: Tx, { exposure, orderId, now }: OrderAsk, { subject, holders }: Place): Promise<void> => {
  if (exposure === undefined) return;
  const { companyKey, crm } = subject;
  const ownerId = subject.accountId ?? holders[0]!;
  if (companyKey !== null) {
    const owner = { crm, accountId: ownerId };
    await saveExposure(tx, { ...owner, companyKey, open: exposure.open, ordered: exposure.ordered, now });
  }
  await endReported(tx, { holders, crm, ownerId, orderIds: exposure.orders, askedId: orderId, now });
};

/** Of a company that is not known yet there is nothing but what the caller says. */
const partsOf = async (tx: Tx, ask: OrderAsk, { subject, holders }: Place): Promise<readonly ExposurePart[]> => {
  const { exposure, orderId, now } = ask;
  const stated: readonly ExposurePart[] =
    exposure === undefined
      ? []
      : [
          { kind: 'open', amount: exposure.open },
          { kind: 'ordered', amount: exposure.ordered },
        ];
  const except = orderId === null ? undefined : { crm: subject.crm, orderId };
  const [known, reserved] = await Promise.all([
    subject.companyKey === null ? stated : readExposures(tx, subject.companyKey),
    readReserved(tx, { holders, now, except }),
  ]);
  return [...known, ...reserved.map((amount) => ({ kind: 'reserved', amount }) as const)];
};

/** One whose currency has no rate any more releases nothing. */
const inCurrency = (override: Override, { currency, rates }: Scale): readonly OrderOverride[] => {
  const amount = convertDown(override.amount, currency, rates);
  const { id, orderId, coversRefusal } = override;
  return amount === undefined ? [] : [{ id, amount, isForOrder: orderId !== null, coversRefusal }];
};

/** What the decision says, where it and no figure stops the order. */
const MOST_REASONS = 2;
const STOPPING: ReadonlySet<OrderCheck['reason']> = new Set(['refused', 'to_review', 'guarantee_needed']);

const reasonsOf = async (tx: Tx, check: OrderCheck, standing: StoredStanding | undefined) => {
  if (standing === undefined || !STOPPING.has(check.reason)) return [];
  const stored = await readDecision(tx, standing.decisionId);
  // The server wrote this body itself; it is canonical JSON of a Decision.
  const reasons = stored === undefined ? [] : (JSON.parse(stored.body) as Decision).reasons;
  return reasons.filter(({ direction }) => direction === 'down').slice(0, MOST_REASONS);
};

type Known = {
  readonly standing: StoredStanding | undefined;
  readonly overrides: readonly Override[];
  readonly parts: readonly ExposurePart[];
};

const readKnown = async (tx: Tx, ask: OrderAsk, place: Place): Promise<Known> => {
  const { subject } = place;
  const [standing, parts, { digest }] = await Promise.all([
    subject.companyKey === null ? undefined : readOrderStanding(tx, subject.companyKey),
    partsOf(tx, ask, place),
    readTenantSettings(tx),
  ]);
  const today = dayInZone(digest.timeZone, ask.now);
  return { standing, parts, overrides: await readCovering(tx, { ...subject, orderId: ask.orderId, today }) };
};

type Decided = Pick<AnsweredOrder, 'check' | 'amount' | 'exposure'>;

/** The amounts of the request first: a fault of theirs is named by its field. */
const decide = (ask: OrderAsk, { standing, overrides, parts }: Known): Decided => {
  const scale = scaleOf(standing, ask.policy);
  const amount = inScale(ask.amount, scale, 'amount.currency');
  if (ask.exposure !== undefined) {
    inScale(ask.exposure.open, scale, 'exposure.open.currency');
    inScale(ask.exposure.ordered, scale, 'exposure.ordered.currency');
  }
  const summed = sumExposure(parts, scale.currency, scale.rates);
  if (!summed.ok) throw noRate(summed.currency, scale);
  const { exposure } = summed;
  const check = checkOrder({
    amount,
    exposure,
    ...(standing === undefined ? {} : { standing }),
    overrides: overrides.flatMap((override) => inCurrency(override, scale)),
    at: ask.now.toISOString(),
  });
  return { check, amount, exposure };
};

/** Kept in the order's own currency: another limit may count it later. */
const reserveFor = async (
  tx: Tx,
  ask: OrderAsk,
  { subject, holders }: Place,
): Promise<AnsweredOrder['reservation']> => {
  const { orderId, amount, minutes, reservationId, now } = ask;
  const until = new Date(now.getTime() + minutes * MINUTE_MS);
  const { crm, accountId } = subject;
  const order = { id: reservationId, holder: holders[0]!, crm, accountId, orderId, amount, now, until };
  // The last query of its transaction: nothing is looked at after it.
  const id = await reserve(lastIn(tx), order);
  return { id, until };
};

/**
 * Checks an order and reserves its amount, in one transaction that no other check of the same company runs beside: two
 * orders never share the last of a limit. Throws `currency_unsupported`.
 */
export const answerOrder = async (tx: Tx, ask: OrderAsk): Promise<AnsweredOrder> => {
  const subject = await resolveSubject(tx, ask.subject);
  const holders = holdersOf(subject);
  const place = { subject, holders };
  await lockHolder(tx, holders[0]);
  await takeIn(tx, ask, place);
  const known = await readKnown(tx, ask, place);
  const decided = decide(ask, known);
  const { check } = decided;
  return {
    ...decided,
    standing: known.standing,
    override: known.overrides.find(({ id }) => id === check.overrideId),
    because: await reasonsOf(tx, check, known.standing),
    reservation: check.allowed && ask.isReserving ? await reserveFor(tx, ask, place) : null,
    now: ask.now,
  };
};
