import type { Fact, IsoDate, Proceedings, Signal } from '@creditline/core';
import type { InsolvencyCase, StreamEvent } from './schema.ts';

export const SOURCE_NAME = 'companies-house';

type DatedFact = Fact & { readonly asOf: IsoDate; readonly reference?: string };

/**
 * Kinds of cases (api-enumerations, insolvency_case_type) as proceedings. A members' voluntary liquidation pays its
 * debts, and still ends the company: it is no customer for new credit. Kinds that are absent here, such as a receiver
 * of one charged asset or proceedings abroad, are left to a person.
 */
const CASES: Readonly<Record<string, Proceedings>> = {
  'compulsory-liquidation': 'liquidation',
  'creditors-voluntary-liquidation': 'liquidation',
  'members-voluntary-liquidation': 'liquidation',
  'in-administration': 'receivership',
  'administration-order': 'receivership',
  'administrative-receiver': 'receivership',
  'scottish-administrative-receiver': 'receivership',
  'corporate-voluntary-arrangement': 'safeguard',
  'corporate-voluntary-arrangement-moratorium': 'safeguard',
  'order-of-court-restructuring-plan': 'safeguard',
  moratorium: 'safeguard',
  'liquidation-moratorium-commencement-of-moratorium': 'safeguard',
  'liquidation-moratorium-extension-of-moratorium': 'safeguard',
};

/** Dates of a case, the one that says most clearly that it began first (insolvency_case_date_type). */
const BEGINNINGS = [
  'wound-up-on',
  'ordered-to-wind-up-on',
  'administration-started-on',
  'voluntary-arrangement-started-on',
  'moratorium-started-on',
  'instrumented-on',
  'declaration-solvent-on',
  'petitioned-on',
];
const ENDS = [
  'concluded-winding-up-on',
  'dissolved-on',
  'administration-ended-on',
  'administration-discharged-on',
  'voluntary-arrangement-ended-on',
  'moratorium-ended-on',
  'case-end-on',
];

/** The status of a profile (company_status). `open`, `registered` are those of branches and other registers. */
const STATUSES: Readonly<Record<string, 'active' | 'ceased' | Proceedings>> = {
  active: 'active',
  open: 'active',
  registered: 'active',
  dissolved: 'ceased',
  'converted-closed': 'ceased',
  closed: 'ceased',
  removed: 'ceased',
  liquidation: 'liquidation',
  administration: 'receivership',
  receivership: 'receivership',
  'insolvency-proceedings': 'receivership',
  'voluntary-arrangement': 'safeguard',
};

const own = <T>(table: Readonly<Record<string, T>>, name: string | null | undefined): T | undefined =>
  typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined;

const dayOf = (text: string | null | undefined, today: IsoDate): IsoDate | undefined => {
  const day = /^(\d{4}-\d{2}-\d{2})(?:T.*)?$/.exec(text ?? '')?.[1];
  if (day === undefined || day > today) return undefined;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : undefined;
};

const dateOf = (given: InsolvencyCase, types: readonly string[], today: IsoDate): IsoDate | undefined =>
  types
    .map((type) => dayOf((given.dates ?? []).find((date) => date.type === type)?.date, today))
    .find((day) => day !== undefined);

const caseFacts = (given: InsolvencyCase, published: IsoDate): readonly DatedFact[] => {
  const reference = given.number ?? undefined;
  const more = reference === undefined ? {} : { reference };
  const proceedings = own(CASES, given.type);
  if (proceedings === undefined) {
    const value = (given.type ?? 'case of an unknown kind').slice(0, 200);
    return [{ kind: 'notices.unread', value, asOf: dateOf(given, BEGINNINGS, published) ?? published, ...more }];
  }
  const ended = dateOf(given, ENDS, published);
  const begun = dateOf(given, BEGINNINGS, published) ?? ended ?? published;
  return [
    { kind: 'proceedings.opened', value: proceedings, asOf: begun, ...more },
    // How it ended for creditors is not said: assets that did not suffice must not read as debts that were paid.
    ...(ended === undefined
      ? []
      : ([{ kind: 'proceedings.closed', value: { proceedings, outcome: 'other' }, asOf: ended, ...more }] as const)),
  ];
};

const insolvencyFacts = (event: StreamEvent, published: IsoDate): readonly DatedFact[] => {
  const cases = event.data?.cases;
  if (!cases) return [];
  // The resource holds every case of the company, so it is an answer of the register and not only one piece of news.
  return [
    { kind: 'notices.searched', value: cases.length, asOf: published },
    ...cases.flatMap((given) => caseFacts(given, published)),
  ];
};

const profileFacts = ({ data }: StreamEvent, published: IsoDate): readonly DatedFact[] => {
  const status = own(STATUSES, data?.company_status);
  if (status === undefined) return [];
  if (status === 'ceased')
    return [{ kind: 'company.status', value: status, asOf: dayOf(data?.date_of_cessation, published) ?? published }];
  const detail = data?.company_status_detail;
  return [
    { kind: 'company.status', value: 'active', asOf: published },
    ...(status === 'active' ? [] : ([{ kind: 'proceedings.opened', value: status, asOf: published }] as const)),
    ...(detail === 'active-proposal-to-strike-off'
      ? ([{ kind: 'notices.unread', value: detail, asOf: published }] as const)
      : []),
  ];
};

/** Dated facts of one event, none after the day of its publication. An event of a removal carries none. */
export const toSignals = (event: StreamEvent, published: IsoDate): readonly Signal[] => {
  if (event.event.type === 'deleted') return [];
  const facts =
    event.resource_kind === 'company-insolvency'
      ? insolvencyFacts(event, published)
      : event.resource_kind === 'company-profile'
        ? profileFacts(event, published)
        : [];
  return facts.map((fact): Signal => ({ ...fact, source: SOURCE_NAME }));
};
