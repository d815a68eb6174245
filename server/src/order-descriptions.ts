import { orderCheckAnswerSchema } from './answers/order-check.ts';
import { overrideAnswerSchema, overridesAnswerSchema } from './answers/overrides.ts';
import {
  confirmedReservationAnswerSchema,
  endedReservationAnswerSchema,
  reservationsAnswerSchema,
} from './answers/reservations.ts';
import { BODY_ERRORS, type EndpointDescription } from './endpoint-description.ts';
import { orderCheckSchema } from './requests/order-check.ts';
import { approveSchema, overrideSchema, settleSchema } from './requests/override.ts';

const OVERRIDE = { status: 200, answer: overrideAnswerSchema } as const;
const STEP_ERRORS = [...BODY_ERRORS, 'not_found', 'override_settled'] as const;

/** The gate on orders, and the persons who may open it; by method and path. */
export const ORDER_DESCRIPTIONS: Readonly<Record<string, EndpointDescription>> = {
  'post /v1/orders/check': {
    id: 'checkOrder',
    summary: 'May an order go on credit? Its amount is reserved when it may',
    status: 200,
    answer: orderCheckAnswerSchema,
    request: orderCheckSchema,
    errors: [...BODY_ERRORS, 'currency_unsupported'],
  },
  'get /v1/orders/reservations': {
    id: 'listReservations',
    summary: 'What is reserved for orders now',
    status: 200,
    answer: reservationsAnswerSchema,
    errors: [],
  },
  'delete /v1/orders/reservations/:reservation': {
    id: 'endReservation',
    summary: 'The order will not come',
    status: 200,
    answer: endedReservationAnswerSchema,
    errors: ['not_found'],
  },
  'post /v1/orders/reservations/:reservation/confirm': {
    id: 'confirmReservation',
    summary: 'The order was confirmed: its amount counts until the ERP next reports what the account owes',
    status: 200,
    answer: confirmedReservationAnswerSchema,
    errors: ['not_found'],
  },
  'post /v1/overrides': {
    id: 'requestOverride',
    summary: 'Ask for an override, or give one',
    status: 201,
    answer: overrideAnswerSchema,
    request: overrideSchema,
    errors: [...BODY_ERRORS, 'currency_unsupported', 'idempotency_key_invalid', 'idempotency_key_reused'],
  },
  'get /v1/overrides': {
    id: 'listOverrides',
    summary: 'Overrides, the latest request first',
    status: 200,
    answer: overridesAnswerSchema,
    errors: [],
  },
  'get /v1/overrides/:override': {
    id: 'readOverride',
    summary: 'Read an override',
    ...OVERRIDE,
    errors: ['not_found'],
  },
  'post /v1/overrides/:override/approve': {
    id: 'approveOverride',
    summary: 'Release the order or the company until a day',
    ...OVERRIDE,
    request: approveSchema,
    errors: STEP_ERRORS,
  },
  'post /v1/overrides/:override/refuse': {
    id: 'refuseOverride',
    summary: 'Decline the request',
    ...OVERRIDE,
    request: settleSchema,
    errors: STEP_ERRORS,
  },
  'post /v1/overrides/:override/end': {
    id: 'endOverride',
    summary: 'End an override early, or withdraw a request',
    ...OVERRIDE,
    request: settleSchema,
    errors: STEP_ERRORS,
  },
};
