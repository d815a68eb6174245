import type { ByGrade } from '../decision/policy.ts';
import type { Grade } from '../scoring/assessment.ts';
import type { Proceedings } from '../signal/signal.ts';
import type { AlertDelivery, Severity } from './alert.ts';

/** A question about what changed between the standing decision and the new one. */
export type DeteriorationCondition =
  /** The grade is worse than before, and this one or worse. */
  | { readonly is: 'grade_enters'; readonly grade: Grade }
  /** The score lost at least so many points since the standing decision, or since the alert's own start. */
  | { readonly is: 'score_drops'; readonly points: number }
  /** A fact that was not known before: these proceedings were opened, or the company was struck off or ceased. */
  | { readonly is: 'proceedings_opened'; readonly proceedings: readonly Proceedings[] }
  | { readonly is: 'company_ends' }
  /** The limit lost at least this share, for another reason than a smaller need. */
  | { readonly is: 'limit_falls'; readonly share: number }
  /** Bank facts that were not there before: balance change at or below, days overdrawn or debits returned at least. */
  | { readonly is: 'balance_falls'; readonly change: number }
  | { readonly is: 'overdrawn'; readonly days: number }
  | { readonly is: 'debits_returned'; readonly count: number }
  /** More unpaid invoices than before; the share paid over 30 days late, or the mean delay in days, rose by so much. */
  | { readonly is: 'invoices_unpaid' }
  | { readonly is: 'late_share_rises'; readonly by: number }
  | { readonly is: 'delay_rises'; readonly days: number };

export type DeteriorationRule = {
  readonly id: string;
  readonly when: DeteriorationCondition;
  readonly severity: Severity;
  readonly delivery: AlertDelivery;
};

/** What follows for the limit in force when a company is decided about again without anybody asking. */
export type AutomaticLimit = {
  /** `at_once`: the limit in force falls to the proposed one. `never`: an alert proposes it to a person. */
  readonly decrease: 'at_once' | 'never';
  /** `within_band`: it may rise while the grade is no worse than when it was set, by at most `maximumShare` at a time. */
  readonly increase: 'within_band' | 'never';
  readonly maximumShare: number;
  /** Days that a limit must have stood before it rises again; without it any decision may raise it. */
  readonly restDays?: number;
};

/** How decided companies are watched. Part of the policy: a change is a new version. */
export type MonitoringPolicy = {
  readonly rules: readonly DeteriorationRule[];
  /** Days until a company is looked at again although nothing was heard of it; a tenant may choose its own. */
  readonly reviewDays: ByGrade;
  /** Days until the task of an alert is due. */
  readonly dueDays: Readonly<Record<Severity, number>>;
  /**
   * An alert that comes back within so many days of its last closing stays open as long, whatever the figures say: a
   * company that swings from day to day is one open alert and not a new one at every swing.
   */
  readonly steadyDays: number;
  readonly automaticLimit: AutomaticLimit;
};
