import type { Outcome, Reason, ReasonValue } from '../decision/decision.ts';
import type { Money } from '../money.ts';
import type { Grade } from '../scoring/assessment.ts';
import type { IsoDate, IsoInstant, SourceGroup } from '../signal/signal.ts';

export const SEVERITIES = ['critical', 'high', 'medium'] as const;
/** How urgent an alert is; it sets the due date and the priority of its task. */
export type Severity = (typeof SEVERITIES)[number];

/** A task at once, or a line in the account owner's task of the day. */
export type AlertDelivery = 'at_once' | 'daily_digest';

export const ALERT_CAUSES = [
  'legal_event',
  'band_crossing',
  'score_drop',
  'limit_cut',
  'cash_signal',
  'payment_incident',
] as const;
export type AlertCause = (typeof ALERT_CAUSES)[number];

export type Moved<T> = { readonly from: T; readonly to: T };

/** What two decisions say of the same company, before and now. */
export type AlertDelta = {
  readonly score: Moved<number>;
  readonly grade: Moved<Grade>;
  readonly outcome: Moved<Outcome>;
  readonly limit: Moved<Money>;
};

/** What an alert tells of; each has a text in every language. */
export const ALERT_FACTS = [
  'liquidation_opened',
  'receivership_opened',
  'safeguard_opened',
  'conciliation_opened',
  'company_ended',
  'grade_fell',
  'score_fell',
  'limit_fell',
  'balance_fell',
  'overdrawn',
  'debits_returned',
  'invoices_unpaid',
  'late_share_rose',
  'delay_rose',
] as const;
export type AlertFactCode = (typeof ALERT_FACTS)[number];

/** The fact behind an alert: what, of when, from where. */
export type AlertFact = {
  readonly code: AlertFactCode;
  readonly source?: string;
  readonly asOf?: IsoDate;
  /** Of the document at the source. */
  readonly reference?: string;
  readonly value?: ReasonValue;
  /** The same figure before, where it is known: what a recovery is measured against. */
  readonly was?: ReasonValue;
  /** Of a fall that follows from figures: what they speak of, and the reason that weighed on the score most. */
  readonly group?: SourceGroup;
  readonly reason?: Pick<Reason, 'code' | 'value'>;
};

/**
 * A deterioration that was found. `crossing` tells apart what of the same cause is worth telling again: the
 * proceedings and their date, the grade that was entered. One alert is open per company, cause and crossing.
 */
export type RaisedAlert = {
  readonly ruleId: string;
  readonly cause: AlertCause;
  readonly crossing: string;
  readonly severity: Severity;
  readonly delivery: AlertDelivery;
  readonly delta: AlertDelta;
  readonly fact: AlertFact;
};

/** An alert that is open; `raised` as it was found. */
export type OpenAlert = {
  readonly id: string;
  readonly openedAt: IsoInstant;
  readonly raised: RaisedAlert;
  /** When the last alert of the same company, cause and crossing before it closed: a company that swings tells so once. */
  readonly previousClosedAt?: IsoInstant;
};

/** What it told of is over; something worse of the same cause took its place; nobody watches the company any more. */
export const CLOSE_REASONS = ['recovered', 'superseded', 'unwatched'] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];
export type ClosedAlert = { readonly id: string; readonly because: CloseReason; readonly raised: RaisedAlert };
