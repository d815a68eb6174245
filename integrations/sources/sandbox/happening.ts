import type { IsoDate, IsoInstant } from '@creditline/core';

/** What a person may let happen to a fictitious company. */
export const HAPPENINGS = [
  'liquidation_opened',
  'safeguard_opened',
  'cash_falls',
  'payment_incident',
  'accounts_filed',
  'recovered',
] as const;
export type HappeningKind = (typeof HAPPENINGS)[number];

/** Something that happened to a fictitious company, as one tenant let it. */
export type Happening = { readonly id: string; readonly event: HappeningKind; readonly happenedAt: IsoInstant };

export const dayOfHappening = ({ happenedAt }: Happening): IsoDate => happenedAt.slice(0, 10);

/** How things stand since a happening. `wasWorse` tells a company that recovered from one that never fell. */
export type Turn = { readonly is: 'worse' | 'well'; readonly since: IsoDate; readonly wasWorse: boolean };

/** What the last of these happenings left behind; a fall that is repeated changes nothing. Undefined: nothing happened. */
export const turnAfter = (happenings: readonly Happening[], worsening: HappeningKind): Turn | undefined =>
  happenings.reduce<Turn | undefined>((turn, happening) => {
    const since = dayOfHappening(happening);
    if (happening.event === worsening) return turn?.is === 'worse' ? turn : { is: 'worse', since, wasWorse: true };
    if (happening.event === 'recovered') return { is: 'well', since, wasWorse: turn?.wasWorse ?? false };
    return turn;
  }, undefined);

/** The sources that an event changes: each has to be asked again. */
export const CHANGED_SOURCES: Readonly<Record<HappeningKind, readonly string[]>> = {
  liquidation_opened: ['sandbox-notices'],
  safeguard_opened: ['sandbox-notices'],
  cash_falls: ['sandbox-bank'],
  payment_incident: ['sandbox-payments'],
  accounts_filed: ['sandbox-notices', 'sandbox-accounts'],
  recovered: ['sandbox-notices', 'sandbox-bank', 'sandbox-payments'],
};
