import type { Language } from '../../language.ts';
import type { Card } from '../card.ts';

/** The limit in force and what is used of it, in one currency; `free` is below zero where more is used than allowed. */
export type CreditUse = {
  readonly limit: number;
  /** Invoices that are not paid. */
  readonly open: number;
  /** Confirmed orders that are not invoiced. */
  readonly ordered: number;
  /** Orders that are being confirmed. */
  readonly reserved: number;
  readonly free: number;
  readonly currency: string;
};

/** Between the CRM and the server: refused means that the server does not accept the key, or no longer this database. */
export type Connection = 'online' | 'offline' | 'not_configured' | 'refused';

/** Everything that a card in any CRM needs to know; the caller reads the clock. */
export type CardViewInput = {
  /** The card as the server gave it last; null while the record was never assessed. */
  readonly card: Card | null;
  readonly credit: CreditUse | null;
  readonly connection: Connection;
  /** What the server or the CRM says of a failure, in the user's language. */
  readonly problem?: string | null;
  /** ISO instant. */
  readonly now: string;
  readonly language: Language;
  /** The reader's own variety of the language, such as `pt-BR`; decides how dates and amounts are written. */
  readonly locale?: string;
  /** IANA name; absent means the time zone of the machine. */
  readonly timeZone?: string;
  readonly canRefresh: boolean;
  /** A new assessment was asked for, and its answer is not there yet. */
  readonly isBusy: boolean;
  /** False for a record that is still being typed; true when absent. */
  readonly isSaved?: boolean;
};
