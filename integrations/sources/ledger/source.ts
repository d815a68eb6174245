import { SourceError, addDays, dayOf, type IsoDate, type Source, type SourceAnswer } from '@creditline/core';
import { readLedger, type LedgerInvoice, type ReadingDay } from './mapper.ts';

export { readLedger } from './mapper.ts';
export type { LedgerInvoice, LedgerReading } from './mapper.ts';

const LEDGER = 'ledger';

export type LedgerQuestion = {
  readonly tenantId: string;
  readonly companyKey: string;
  /** What was due before this day matters only where it is still open. */
  readonly dueSince: IsoDate;
};

export type LedgerSettings = Pick<ReadingDay, 'worthOf'> & {
  /** The tenant's own invoices to a company. */
  readonly invoicesOf: (question: LedgerQuestion) => Promise<readonly LedgerInvoice[]>;
};

/** A tenant's own books: news of them orders a look by itself, so this only bounds how often they are read. */
const FRESH_FOR_MS = 60_000;
/** A year and some days, so that the mapper and not the query draws the line. */
const READ_DAYS = 370;

const unknown: SourceAnswer = { found: false, signals: [] };

const invoicesFor = async ({ invoicesOf }: LedgerSettings, question: LedgerQuestion) => {
  try {
    return await invoicesOf(question);
  } catch (cause) {
    throw new SourceError('source_unavailable', 'the ledger cannot be read', { cause });
  }
};

/** How a company pays the tenant that asks, by the invoices which that tenant's ERP reported. Costs no unit. */
export const ledger = (settings: LedgerSettings): Source => ({
  name: LEDGER,
  label: {
    en: 'Your own invoices',
    fr: 'Vos propres factures',
    es: 'Sus propias facturas',
    pt: 'As suas próprias faturas',
  },
  groups: ['payments'],
  freshForMs: FRESH_FOR_MS,
  isOwn: true,
  covers: () => true,
  fetchSignals: async (company, { signal, now, tenantId }) => {
    if (signal.aborted) throw new SourceError('source_unavailable', 'the ledger is asked no longer');
    if (tenantId === undefined) return unknown;
    const instant = now.toISOString();
    const dueSince = dayOf(addDays(instant, -READ_DAYS));
    const invoices = await invoicesFor(settings, { tenantId, companyKey: company.key, dueSince });
    if (invoices.length === 0) return unknown;
    const { summary, asOf } = readLedger(invoices, { today: dayOf(instant), worthOf: settings.worthOf });
    const signals =
      summary === undefined ? [] : [{ kind: 'payments.summary', value: summary, source: LEDGER, asOf } as const];
    return { found: true, signals };
  },
});
