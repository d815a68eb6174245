import { ALERT_CAUSES, CLOSE_REASONS, GRADES, OUTCOMES, SEVERITIES } from '@creditline/core';
import { z } from 'zod';

const amount = z.strictObject({ value: z.number(), currency: z.string() });
const fromTo = <S extends z.ZodType>(part: S) => z.strictObject({ from: part, to: part });

/** Why the limit in force is another one now. */
export const LIMIT_CHANGES = ['decision', 'automatic_decrease', 'automatic_increase'] as const;

const alertFields = {
  alert_id: z.string(),
  cause: z.enum(ALERT_CAUSES),
  severity: z.enum(SEVERITIES),
  decision_id: z.string(),
};

/**
 * What an event of each topic tells beside its company: ids to ask with and a few figures, never a person's name, so that
 * a payload that ends up in somebody's log gives little away. A receiver reads the rest from the API.
 */
export const EVENT_SHAPES = {
  'score.updated': z.strictObject({
    decision_id: z.string(),
    score: fromTo(z.int()),
    grade: fromTo(z.enum(GRADES)),
  }),
  'decision.made': z.strictObject({ decision_id: z.string(), outcome: z.enum(OUTCOMES), limit: amount }),
  'alert.raised': z.strictObject(alertFields),
  'alert.closed': z.strictObject({ ...alertFields, closed_because: z.enum(CLOSE_REASONS) }),
  /** `from` is null where no limit was in force. */
  'limit.changed': z.strictObject({
    decision_id: z.string(),
    from: amount.nullable(),
    to: amount,
    because: z.enum(LIMIT_CHANGES),
  }),
} as const;

export type EventTopic = keyof typeof EVENT_SHAPES;
export type EventBody<T extends EventTopic> = z.output<(typeof EVENT_SHAPES)[T]>;

/** What subscribers can ask for. */
export const EVENT_TOPICS = Object.keys(EVENT_SHAPES) as [EventTopic, ...EventTopic[]];

/** What subscribers are told, as the function add_events of the database takes it. */
export type NewEvent = {
  readonly id: string;
  readonly topic: EventTopic;
  readonly company_key: string;
  readonly occurred_at: string;
  readonly data: unknown;
};

export type EventOrder<T extends EventTopic> = {
  readonly id: string;
  readonly companyKey: string;
  /** An ISO instant. */
  readonly occurredAt: string;
  readonly body: EventBody<T>;
};

/** An event to be added in the transaction of the change that it tells of; a body of another shape throws. */
export const newEvent = <T extends EventTopic>(topic: T, order: EventOrder<T>): NewEvent => ({
  id: order.id,
  topic,
  company_key: order.companyKey,
  occurred_at: order.occurredAt,
  data: EVENT_SHAPES[topic].parse(order.body),
});
