import type { NoticeSource, Source } from '@creditline/core';
import { BODACC_URL, bodacc, bodaccNotices, countDay, eachNoticeOfDay } from '@creditline/source-bodacc';
import { bridgeNotices } from '@creditline/source-bridge';
import { companiesHouseNotices } from '@creditline/source-companies-house';
import { genericNotices } from '@creditline/source-generic';
import { ledger, type LedgerSettings } from '@creditline/source-ledger';
import { RECHERCHE_ENTREPRISES_URL, rechercheEntreprises } from '@creditline/source-recherche-entreprises';
import { rocketfinNotices } from '@creditline/source-rocketfin';
import { realDelay, sandboxSources, type Happening } from '@creditline/source-sandbox';
import type { Gazette } from './pollers/poller.ts';

export { HAPPENINGS, sandboxCompanies, tellingSources, type Happening } from '@creditline/source-sandbox';

export type SourceSettings = {
  readonly mode: 'sandbox' | 'live';
  /** Base addresses without a path; the public services when absent. */
  readonly rechercheEntreprisesUrl?: string | undefined;
  readonly bodaccUrl?: string | undefined;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** What a tenant let happen to a fictitious company, oldest first. */
  readonly happenings: (tenantId: string, companyKey: string) => Promise<readonly Happening[]>;
  /** The invoices that tenants report. */
  readonly ledger: LedgerSettings;
};

const liveSources = ({ rechercheEntreprisesUrl, bodaccUrl, fetch }: SourceSettings): readonly Source[] => [
  rechercheEntreprises({ baseUrl: rechercheEntreprisesUrl ?? RECHERCHE_ENTREPRISES_URL, fetch }),
  bodacc({ baseUrl: bodaccUrl ?? BODACC_URL, fetch }),
];

/** Every source that this server may ask. A new one is one line. */
export const openSources = (settings: SourceSettings): readonly Source[] =>
  settings.mode === 'sandbox'
    ? [...sandboxSources({ delay: realDelay, happenings: settings.happenings }), ledger(settings.ledger)]
    : [...liveSources(settings), ledger(settings.ledger)];

/** Every source that may tell us something unasked. A new one is one line. */
export const openNoticeSources = (): readonly NoticeSource[] => [
  bodaccNotices(),
  companiesHouseNotices(),
  bridgeNotices(),
  rocketfinNotices(genericNotices),
  genericNotices('generic'),
];

export { noticeSchema } from '@creditline/source-generic';
export { readLedger, type LedgerInvoice, type LedgerReading } from '@creditline/source-ledger';
/** The French gazette day by day, for the poller. */
export const openGazette = ({ bodaccUrl, fetch }: Pick<SourceSettings, 'bodaccUrl' | 'fetch'>): Gazette => {
  const client = { baseUrl: bodaccUrl ?? BODACC_URL, fetch };
  return {
    countDay: (day, turn) => countDay(client, day, turn),
    eachNoticeOfDay: (day, turn) => eachNoticeOfDay(client, day, turn),
  };
};
