import { toValue, type IsoDate } from '@creditline/core';
import { z } from 'zod';
import { OVERRIDE_STATES, stateOf } from '../override-state.ts';
import { isSamePerson } from '../override-steps.ts';
import type { Override } from '../store/overrides.ts';
import { personAnswer } from './order-check.ts';
import { amountAnswer } from './score.ts';

const instant = z.iso.datetime().nullable();

const overrideMembers = z.object({
  id: z.string(),
  state: z.enum(OVERRIDE_STATES),
  account: z.object({ crm: z.string(), id: z.string() }).nullable(),
  company: z.object({ key: z.string() }).nullable().describe("Null while the account's company was not known"),
  order: z.object({ id: z.string() }).nullable().describe('The one order that it is for'),
  amount: amountAnswer.describe('Up to which the order goes, or the limit until the end'),
  requested_amount: amountAnswer,
  reason: z.string(),
  ends_on: z.iso.date().nullable().describe('The last day, in the time zone of the tenant'),
  requested_by: personAnswer,
  requested_at: z.iso.datetime(),
  approved_by: personAnswer.nullable(),
  approved_at: instant,
  refused_by: personAnswer.nullable(),
  refused_at: instant,
  ended_by: personAnswer.nullable(),
  ended_at: instant,
  note: z.string().nullable().describe('What the last of these persons wrote'),
  same_person: z.boolean().describe('True where whoever approved it is whoever asked for it'),
  covers_refusal: z
    .boolean()
    .describe(
      'True when it was approved although the company was refused; any other rests once the company is refused',
    ),
  personal_data: z.literal(true).describe('Names of persons are in it'),
});

/** What GET /v1/overrides/{override} and every change of one answer. */
export const overrideAnswerSchema = overrideMembers.meta({ id: 'Override' });

/** What GET /v1/overrides answers. */
export const overridesAnswerSchema = z
  .object({
    overrides: z.array(overrideMembers),
    next_cursor: z.string().nullable().describe('Gives the next page as ?cursor=; null on the last one'),
  })
  .meta({ id: 'Overrides' });

export type OverrideAnswer = z.input<typeof overrideAnswerSchema>;

const settledPart = ({ state, settledBy, settledAt }: Override) => {
  const isRefused = state === 'refused';
  return {
    approved_by: isRefused ? null : settledBy,
    approved_at: isRefused ? null : settledAt,
    refused_by: isRefused ? settledBy : null,
    refused_at: isRefused ? settledAt : null,
  };
};

/** `today` is a day of the tenant's time zone. */
export const overrideAnswer = (override: Override, today: IsoDate): OverrideAnswer => ({
  id: override.id,
  state: stateOf(override, today),
  account: override.accountId === null ? null : { crm: override.crm, id: override.accountId },
  company: override.companyKey === null ? null : { key: override.companyKey },
  order: override.orderId === null ? null : { id: override.orderId },
  amount: toValue(override.amount),
  requested_amount: toValue(override.requested),
  reason: override.reason,
  ends_on: override.endsOn,
  requested_by: override.requestedBy,
  requested_at: override.requestedAt,
  ...settledPart(override),
  ended_by: override.endedBy,
  ended_at: override.endedAt,
  note: override.endedBy === null ? override.settledNote : override.endedNote,
  same_person: isSamePerson(override),
  covers_refusal: override.coversRefusal,
  personal_data: true,
});
