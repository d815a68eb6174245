import type { CrmOverride, IsoDate } from '@creditline/core';
import type { Override } from './store/overrides.ts';

export const OVERRIDE_STATES = ['requested', 'approved', 'refused', 'ended', 'expired'] as const;
export type OverrideState = (typeof OVERRIDE_STATES)[number];

/** The state on a day of the tenant's time zone: what was approved holds through its last day. */
export const stateOf = ({ state, endsOn }: Pick<Override, 'state' | 'endsOn'>, today: IsoDate): OverrideState =>
  state === 'approved' && endsOn !== null && endsOn < today ? 'expired' : state;

const lastStep = (override: Override) => {
  if (override.endedBy !== null) return { by: override.endedBy, note: override.endedNote };
  if (override.settledBy !== null) return { by: override.settledBy, note: override.settledNote };
  return { by: override.requestedBy, note: override.reason };
};

/** What a CRM is told of an override: its state of today and who brought it there. */
export const crmOverrideOf = (override: Override, today: IsoDate): CrmOverride => {
  const { by, note } = lastStep(override);
  return {
    overrideId: override.id,
    state: stateOf(override, today),
    by,
    ...(override.endsOn === null ? {} : { endsOn: override.endsOn }),
    amount: override.amount,
    ...(override.orderId === null ? {} : { orderId: override.orderId }),
    ...(note === null ? {} : { note }),
    coversRefusal: override.coversRefusal,
  };
};
