import { ORDER_CHECK_REASONS, orderCheckText, OUTCOMES, toValue, type Language, type Money } from '@creditline/core';
import { z } from 'zod';
import type { AnsweredOrder } from '../check-order.ts';
import { amountAnswer } from './score.ts';

/** A person as the CRM knows them: personal. */
export const personAnswer = z.object({ id: z.string(), name: z.string() });

/** What POST /v1/orders/check answers. */
export const orderCheckAnswerSchema = z
  .object({
    allowed: z.boolean(),
    reason: z.enum(ORDER_CHECK_REASONS),
    text: z.string().describe('Why, with its figures, in the language asked for'),
    limit: amountAnswer
      .nullable()
      .describe(
        'What counted: the limit in force, or the amount of an override that is higher; null where there is none',
      ),
    free: amountAnswer.nullable().describe('What is left of it before this order, never below 0'),
    over_by: amountAnswer
      .nullable()
      .describe('What would have to be paid in advance; null where the order is allowed or no amount would help'),
    amount: amountAnswer.describe('Of this order, in the currency of the limit'),
    used: z.object({
      open: amountAnswer,
      ordered: amountAnswer,
      reserved: amountAnswer.describe('For other orders'),
    }),
    decision: z
      .object({
        id: z.string(),
        outcome: z.enum(OUTCOMES),
        decided_at: z.iso.datetime(),
        expires_at: z.iso.datetime(),
      })
      .nullable(),
    override: z
      .object({ id: z.string(), by: personAnswer, ends_on: z.iso.date(), amount: amountAnswer })
      .nullable()
      .describe('The one that released the order, or that the order is over'),
    reservation_id: z.string().nullable(),
    reserved_until: z.iso.datetime().nullable(),
    checked_at: z.iso.datetime(),
  })
  .meta({ id: 'OrderCheck' });

type OrderCheckAnswer = z.input<typeof orderCheckAnswerSchema>;

const overrideOf = ({ override }: AnsweredOrder): OrderCheckAnswer['override'] =>
  override === undefined
    ? null
    : {
        id: override.id,
        by: override.settledBy!,
        ends_on: override.endsOn!,
        amount: toValue(override.amount),
      };

const textOf = (answered: AnsweredOrder, language: Language): string => {
  const { check, amount, exposure, standing, override, because } = answered;
  const released = override && {
    who: override.settledBy!.name,
    amount: override.amount,
    endsOn: override.endsOn!,
    isForOrder: override.orderId !== null,
  };
  const checked = {
    check,
    amount,
    exposure,
    because,
    ...(released === undefined ? {} : { override: released }),
    ...(standing === undefined ? {} : { decisionExpiresAt: standing.expiresAt }),
  };
  return orderCheckText(checked, language);
};

const decisionOf = ({ standing }: AnsweredOrder): OrderCheckAnswer['decision'] =>
  standing === undefined
    ? null
    : {
        id: standing.decisionId,
        outcome: standing.outcome,
        decided_at: standing.decidedAt,
        expires_at: standing.expiresAt,
      };

export const orderCheckAnswer = (answered: AnsweredOrder, language: Language): OrderCheckAnswer => {
  const { check, amount, exposure, reservation } = answered;
  const money = (minor: number): ReturnType<typeof toValue> => toValue({ minor, currency: amount.currency });
  const ifAny = (minor: Money['minor'] | undefined) => (minor === undefined ? null : money(minor));
  return {
    allowed: check.allowed,
    reason: check.reason,
    text: textOf(answered, language),
    limit: ifAny(check.limit?.minor),
    free: ifAny(check.freeMinor),
    over_by: ifAny(check.overByMinor),
    amount: toValue(amount),
    used: {
      open: money(exposure.openMinor),
      ordered: money(exposure.orderedMinor),
      reserved: money(exposure.reservedMinor),
    },
    decision: decisionOf(answered),
    override: overrideOf(answered),
    reservation_id: reservation?.id ?? null,
    reserved_until: reservation?.until.toISOString() ?? null,
    checked_at: answered.now.toISOString(),
  };
};
