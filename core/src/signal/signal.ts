import type { SubjectKind } from '../company/company.ts';
import type { CompanyNetwork } from '../links/company-network.ts';
import type { Currency } from '../money.ts';

/** `2026-11-21`, a civil date without a zone. */
export type IsoDate = string;
/** `2026-11-21T10:00:00.000Z`. */
export type IsoInstant = string;

/** What a source speaks of; the scorecard has one sub-score for each. */
export const SOURCE_GROUPS = ['registry', 'notices', 'accounts', 'cash', 'payments', 'links'] as const;
export type SourceGroup = (typeof SOURCE_GROUPS)[number];

/** Collective proceedings by how much is left to hope for, worst first. */
export const PROCEEDINGS = ['liquidation', 'receivership', 'safeguard', 'conciliation'] as const;
export type Proceedings = (typeof PROCEEDINGS)[number];

/** Annual accounts in integer minor units of `currency`; a figure the statement does not give is absent. */
export type AccountsStatement = {
  readonly closedOn: IsoDate;
  readonly months: number;
  readonly currency: Currency;
  readonly turnover?: number;
  /** Turnover of the twelve months before this period, same currency. */
  readonly previousTurnover?: number;
  readonly operatingResult?: number;
  readonly preTaxResult?: number;
  readonly netResult?: number;
  readonly totalAssets?: number;
  readonly currentAssets?: number;
  readonly inventory?: number;
  readonly receivables?: number;
  readonly cash?: number;
  readonly equity?: number;
  readonly intangibles?: number;
  /** All that is not equity: debts, provisions, deferred income. Equity and this are total assets. */
  readonly totalLiabilities?: number;
  readonly currentLiabilities?: number;
  readonly financialDebt?: number;
  /** Before any interest earned; 0 says that there is none, absent that it is not known. */
  readonly interestExpense?: number;
  readonly depreciation?: number;
  readonly retainedEarnings?: number;
  /** True when the company stated the figures itself and no registry or accountant confirmed them. */
  readonly declared?: boolean;
};

/** What the company's bank accounts showed over `days` up to the signal's date, minor units of `currency`. */
export type CashSummary = {
  readonly days: number;
  readonly currency: Currency;
  readonly balance: number;
  readonly minimumBalance: number;
  /** Money in and out over the window. */
  readonly inflow: number;
  readonly outflow: number;
  /** Balance now divided by balance at the start of the window, minus one: -0.6 is a fall of 60 %. */
  readonly balanceChange: number;
  readonly overdraftDays: number;
  /** Debits returned for want of funds or a closed account (SEPA AM04, AC04, AC06). */
  readonly rejectedDebits: number;
};

/** How invoices were paid over the last `months`, minor units of `currency`. */
export type PaymentSummary = {
  readonly months: number;
  readonly currency: Currency;
  readonly invoices: number;
  readonly averageDelayDays: number;
  readonly late30Share: number;
  readonly unpaid: number;
};

/** One fact and the kind of value it carries. `kind` reads `topic.fact`. */
export type Fact =
  | { readonly kind: 'company.name'; readonly value: string }
  | { readonly kind: 'company.status'; readonly value: 'active' | 'ceased' }
  | { readonly kind: 'company.created'; readonly value: IsoDate }
  | { readonly kind: 'company.subject'; readonly value: SubjectKind }
  | { readonly kind: 'company.legal_form'; readonly value: string }
  /** NACE rev. 2 code without dots (`4120A` -> `4120`), the first two digits are the division. */
  | { readonly kind: 'company.sector'; readonly value: string }
  | { readonly kind: 'company.staff'; readonly value: { readonly min: number; readonly max?: number } }
  | { readonly kind: 'company.capital'; readonly value: { readonly minor: number; readonly currency: Currency } }
  | { readonly kind: 'company.parent'; readonly value: { readonly key: string; readonly name: string } }
  | { readonly kind: 'company.moved'; readonly value: 'seat' | 'activity' | 'director' }
  /** The notice register was searched and answered with this many notices: "none" is a fact, silence is not. */
  | { readonly kind: 'notices.searched'; readonly value: number }
  /** A notice on proceedings that could not be understood (its id): a person has to read it. */
  | { readonly kind: 'notices.unread'; readonly value: string }
  | { readonly kind: 'proceedings.opened'; readonly value: Proceedings }
  | { readonly kind: 'proceedings.plan'; readonly value: Proceedings }
  | {
      readonly kind: 'proceedings.closed';
      readonly value: {
        readonly proceedings: Proceedings;
        readonly outcome: 'cleared' | 'insufficient_assets' | 'other';
      };
    }
  | { readonly kind: 'company.struck_off'; readonly value: true }
  | { readonly kind: 'business.sold'; readonly value: true }
  | { readonly kind: 'business.bought'; readonly value: { readonly priceMinor?: number; readonly currency: Currency } }
  | { readonly kind: 'accounts.filed'; readonly value: { readonly closedOn: IsoDate; readonly confidential: boolean } }
  | { readonly kind: 'accounts.statement'; readonly value: AccountsStatement }
  | { readonly kind: 'cash.summary'; readonly value: CashSummary }
  | { readonly kind: 'payments.summary'; readonly value: PaymentSummary }
  /** Directors, owners and the companies around them, dated; what follows from it is computed for a day. */
  | { readonly kind: 'links.network'; readonly value: CompanyNetwork }
  /** The same from a source that gives no more than a share of failed companies, 0..1, and how many are linked. */
  | { readonly kind: 'links.failed'; readonly value: { readonly share: number; readonly linked: number } };

export type FactKind = Fact['kind'];

/**
 * One dated fact from one source. `asOf` is the day the fact is about (a judgement's date, not its publication).
 * `reference` finds the document again at the source. `personal` marks data about a natural person.
 */
export type Signal = Fact & {
  readonly source: string;
  readonly asOf: IsoDate;
  readonly reference?: string;
  readonly personal?: true;
};
