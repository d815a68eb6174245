import { daysBetween, monthsBetween, yearsBetween } from '../calendar.ts';
import { knownNetwork } from '../links/known-network.ts';
import { linkedFailures } from '../links/linked-failures.ts';
import { toValue } from '../money.ts';
import { byAge, latestOf, newestOf, signalsOf } from './answer.ts';
import type { Feature, Features } from './feature.ts';
import { oncePerList } from './once-per-list.ts';
import { proceedingsState, severityOf, type ProceedingsState } from './proceedings.ts';
import { isCounterTrade, sectorDivision } from './sector-division.ts';
import type { IsoDate, Signal, SourceGroup } from './signal.ts';
import { statementFeatures } from './statement-features.ts';
import { usableCash, usablePayments, usableStatement } from './usable.ts';

/** "Never" as a number of months or years, beyond every bin edge. */
const NEVER = 999;

type Origin = { readonly source: string; readonly asOf: IsoDate };

const numberOf = (value: number, origin: Origin): Feature => ({
  value,
  shown: { type: 'number', value },
  source: origin.source,
  asOf: origin.asOf,
});

const ratioOf = (value: number, origin: Origin): Feature => ({
  ...numberOf(value, origin),
  shown: { type: 'ratio', value },
});

const staffFeature = (signals: readonly Signal[]): Features => {
  const staff = latestOf(signals, 'company.staff');
  return staff === undefined ? {} : { staff: numberOf(staff.value.min, staff) };
};

const sectorFeature = (signals: readonly Signal[]): Features => {
  const sector = latestOf(signals, 'company.sector');
  const division = sector === undefined ? undefined : sectorDivision(sector.value);
  if (sector === undefined || division === undefined) return {};
  const shown = { type: 'text', value: sector.value.slice(0, 2) } as const;
  return { sector_division: { value: division, shown, source: sector.source, asOf: sector.asOf } };
};

const registryFeatures = (signals: readonly Signal[], today: IsoDate): Features => {
  const status = latestOf(signals, 'company.status');
  const created = latestOf(signals, 'company.created');
  const moved = latestOf(signals, 'company.moved');
  const struckOff = latestOf(signals, 'company.struck_off');
  const ceasedBy = status?.value === 'ceased' ? status : struckOff;
  return {
    ...(status === undefined && struckOff === undefined
      ? {}
      : { ceased: ceasedBy === undefined ? numberOf(0, status ?? struckOff!) : dated(1, ceasedBy) }),
    ...(created === undefined ? {} : { age_years: numberOf(Math.max(0, yearsBetween(created.value, today)), created) }),
    ...staffFeature(signals),
    ...sectorFeature(signals),
    ...(moved === undefined ? {} : { months_since_change: numberOf(monthsBetween(moved.asOf, today), moved) }),
  };
};

const dated = (value: number, origin: Origin): Feature => ({
  value,
  shown: { type: 'date', value: origin.asOf },
  source: origin.source,
  asOf: origin.asOf,
});

const openProceedings = (state: ProceedingsState, searched: Origin): Feature => {
  if (state.state === 'open') return dated(severityOf(state.proceedings), { source: state.source, asOf: state.since });
  // A plan binds the company for years: half-way between conciliation and none would understate the safeguard it left.
  if (state.state === 'plan') return dated(1, { source: state.source, asOf: state.since });
  return { value: 0, source: searched.source, asOf: searched.asOf };
};

const pastProceedings = (state: ProceedingsState, searched: Origin, today: IsoDate): Feature => {
  if (state.state === 'none') return { value: NEVER, source: searched.source, asOf: searched.asOf };
  if (state.state !== 'closed') return dated(0, { source: state.source, asOf: state.since });
  return numberOf(Math.max(0, yearsBetween(state.since, today)), { source: state.source, asOf: state.since });
};

const noticeFeatures = (signals: readonly Signal[], today: IsoDate): Features => {
  const searched = latestOf(signals, 'notices.searched');
  if (searched === undefined) return {};
  const filed = signalsOf(signals, 'accounts.filed')
    .toSorted((a, b) =>
      a.value.closedOn === b.value.closedOn ? byAge(a, b) : a.value.closedOn < b.value.closedOn ? -1 : 1,
    )
    .at(-1);
  const sold = latestOf(signals, 'business.sold');
  const state = proceedingsState(signals);
  return {
    open_proceedings: openProceedings(state, searched),
    years_since_proceedings: pastProceedings(state, searched, today),
    months_since_sale:
      sold === undefined
        ? { value: NEVER, source: searched.source, asOf: searched.asOf }
        : numberOf(Math.max(0, monthsBetween(sold.asOf, today)), sold),
    ...(filed === undefined
      ? {}
      : {
          filing_delay_months: {
            ...numberOf(Math.max(0, monthsBetween(filed.value.closedOn, today)), filed),
            shown: { type: 'date', value: filed.value.closedOn },
          },
        }),
  };
};

/** Where customers pay at the counter, few receivables are no sign of anything. */
const accountsFeatures = (signals: readonly Signal[], today: IsoDate): Features => {
  const features = statementFeatures(usableStatement(signals, today));
  const sector = latestOf(signals, 'company.sector');
  if (features.receivable_share === undefined || sector === undefined || !isCounterTrade(sector.value)) return features;
  const none = { value: undefined, applies: false } as const;
  return { ...features, receivable_share: none, receivable_days: none };
};

const cashFeatures = (signals: readonly Signal[], today: IsoDate): Features => {
  const cash = usableCash(signals, today);
  if (cash === undefined) return {};
  const { balance, outflow, days, overdraftDays, rejectedDebits, balanceChange } = cash.value;
  const available = Math.max(0, balance);
  const outflowPerDay = outflow / days;
  // Without any outflow money lasts for ever, or is not there: a first cent spent must not look better than none.
  const buffer = Math.min(NEVER, available === 0 ? 0 : available / Math.max(0, outflowPerDay));
  return {
    balance_change: ratioOf(balanceChange, cash),
    cash_buffer_days: buffer < NEVER ? numberOf(buffer, cash) : { value: NEVER, source: cash.source, asOf: cash.asOf },
    overdraft_share: ratioOf(overdraftDays / days, cash),
    rejected_debits: numberOf(rejectedDebits, cash),
  };
};

const paymentFeatures = (signals: readonly Signal[], today: IsoDate): Features => {
  const payments = usablePayments(signals, today);
  if (payments === undefined) return {};
  const unpaid = { minor: payments.value.unpaid, currency: payments.value.currency };
  return {
    payment_delay_days: numberOf(payments.value.averageDelayDays, payments),
    late_share: ratioOf(payments.value.late30Share, payments),
    unpaid_amount: { ...numberOf(toValue(unpaid).value, payments), shown: { type: 'money', value: unpaid } },
  };
};

/** An aggregate of links that was known by the day and counts at least one company. */
const linkShare = (signals: readonly Signal[], today: IsoDate): Features => {
  const known = signalsOf(signals, 'links.failed').filter(({ asOf }) => daysBetween(asOf, today) >= 0);
  const links = newestOf(known);
  return links === undefined || links.value.linked === 0
    ? {}
    : { failed_links_share: ratioOf(links.value.share, links) };
};

/** Raw links win over an aggregate; when no company is linked in them, the aggregate may still know of some. */
const linkFeatures = oncePerList((signals, today): Features => {
  const known = knownNetwork(signals, today);
  const failures = known && linkedFailures(known.network, today);
  if (known === undefined || failures === undefined || failures.linked === 0) return linkShare(signals, today);
  // A reader checks the count, "2 of 8", not the weights. Where most of it is old or loosely tied, and so hardly in the
  // score, the count would contradict the reason that shows it.
  const isTelling = failures.failedWeight * Math.E >= failures.failed;
  const shown = { type: 'ratio', value: Math.round((failures.failed / failures.linked) * 1e4) / 1e4 } as const;
  const { source, asOf } = known;
  return { failed_links_share: { value: failures.share, source, asOf, ...(isTelling && { shown }) } };
});

/** Signals -> the numbers that a scorecard reads. What is not known is absent. `today` is the day of the decision. */
export const featuresOf = (signals: readonly Signal[], today: IsoDate): Features => ({
  ...registryFeatures(signals, today),
  ...noticeFeatures(signals, today),
  ...accountsFeatures(signals, today),
  ...cashFeatures(signals, today),
  ...paymentFeatures(signals, today),
  ...linkFeatures(signals, today),
});

const GROUP_FACTS: Record<SourceGroup, (signals: readonly Signal[], today: IsoDate) => boolean> = {
  registry: (signals) =>
    signalsOf(signals, 'company.status').length > 0 || signalsOf(signals, 'company.created').length > 0,
  notices: (signals) => signalsOf(signals, 'notices.searched').length > 0,
  accounts: (signals, today) => usableStatement(signals, today) !== undefined,
  cash: (signals, today) => usableCash(signals, today) !== undefined,
  payments: (signals, today) => usablePayments(signals, today) !== undefined,
  links: (signals, today) => linkFeatures(signals, today).failed_links_share !== undefined,
};

const GROUPS = Object.keys(GROUP_FACTS) as readonly SourceGroup[];

/** The groups that really said something usable: the availability pattern of a scorecard. */
export const presentGroups = (signals: readonly Signal[], today: IsoDate): readonly SourceGroup[] =>
  GROUPS.filter((group) => GROUP_FACTS[group](signals, today));
