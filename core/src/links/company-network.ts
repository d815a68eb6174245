import type { SubjectKind } from '../company/company.ts';
import type { IsoDate } from '../signal/signal.ts';

/** One function or holding in a company. Without `from` it is as old as need be, without `until` it goes on. */
export type LinkRole = {
  /** Key of the company in which the role is held. */
  readonly company: string;
  /** Auditors, liquidators and other officers of the law direct nothing: a source leaves them out. */
  readonly role: 'directorship' | 'shareholding';
  /** Share of the capital or of the votes, 0..1; absent when the register does not say. */
  readonly held?: number;
  readonly from?: IsoDate;
  readonly until?: IsoDate;
};

/**
 * Who directs or owns. A legal person's `id` is its company key. A natural person's is opaque and means something to its
 * source only (a keyed hash will do): no name and no birthday is needed to see that two companies share a director.
 */
export type LinkHolder = {
  readonly id: string;
  readonly subject: SubjectKind;
  readonly roles: readonly LinkRole[];
  /** How many companies the register lists for this holder, when `roles` gives only some of them. */
  readonly mandates?: number;
};

/**
 * What a source knows of a company's surroundings, as raw dated facts: what follows from them depends on the day of a
 * decision. A signal that holds a natural person is marked `personal`.
 */
export type CompanyNetwork = {
  /** Key of the company whose surroundings these are. */
  readonly company: string;
  readonly holders: readonly LinkHolder[];
  /**
   * Linked companies whose proceedings were looked up, with the date of the judgement that opened a receivership or a
   * liquidation. A company that is not listed is unknown, not sound, and is left out.
   */
  readonly companies: readonly { readonly key: string; readonly failedOn?: IsoDate }[];
};
