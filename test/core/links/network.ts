import type { CompanyNetwork, IsoDate, LinkHolder, LinkRole } from '@creditline/core';
import { addDays } from '@creditline/core';

/** The company whose surroundings are looked at, and the day of the decision. Hand-written. */
export const SELF = 'FR:000000018';
export const TODAY = '2026-11-21';

export const daysAgo = (days: number): IsoDate => addDays(`${TODAY}T00:00:00.000Z`, -days).slice(0, 10);

type When = Partial<Pick<LinkRole, 'from' | 'until'>>;

export const directs = (company: string, when: When = {}): LinkRole => ({ company, role: 'directorship', ...when });
export const owns = (company: string, held: number, when: When = {}): LinkRole => ({
  company,
  role: 'shareholding',
  held,
  ...when,
});

export const person = (id: string, ...roles: readonly LinkRole[]): LinkHolder => ({
  id,
  subject: 'natural_person',
  roles,
});
export const firm = (id: string, ...roles: readonly LinkRole[]): LinkHolder => ({ id, subject: 'legal_person', roles });

/** A network in which every linked company was looked up: `failed` gives the days since each failure. */
export const networkOf = (
  holders: readonly LinkHolder[],
  looked: Readonly<Record<string, number | undefined>>,
): CompanyNetwork => ({
  company: SELF,
  holders,
  companies: Object.entries(looked).map(([key, days]) => ({
    key,
    ...(days === undefined ? {} : { failedOn: daysAgo(days) }),
  })),
});
