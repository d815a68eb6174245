import { toValue } from '@creditline/core';
import { z } from 'zod';
import type { Reservation } from '../store/reservations.ts';
import { amountAnswer } from './score.ts';

const reservationMembers = z.object({
  id: z.string(),
  company: z.object({ key: z.string() }).nullable().describe("Null while the account's company was not known"),
  account: z.object({ crm: z.string(), id: z.string() }).nullable(),
  order: z.object({ id: z.string() }).nullable(),
  amount: amountAnswer,
  reserved_at: z.iso.datetime(),
  reserved_until: z.iso.datetime(),
  confirmed_at: z.iso.datetime().nullable().describe('Null until the order is confirmed'),
});

/** What GET /v1/orders/reservations answers. */
export const reservationsAnswerSchema = z
  .object({
    reservations: z.array(reservationMembers),
    next_cursor: z.string().nullable().describe('Gives the next page as ?cursor=; null on the last one'),
  })
  .meta({ id: 'Reservations' });

/** What DELETE /v1/orders/reservations/{reservation} answers. */
export const endedReservationAnswerSchema = z
  .object({ id: z.string(), ended_at: z.iso.datetime() })
  .meta({ id: 'EndedReservation' });

/** What POST /v1/orders/reservations/{reservation}/confirm answers. */
export const confirmedReservationAnswerSchema = z
  .object({
    id: z.string(),
    confirmed_at: z.iso.datetime().nullable().describe('Null where the reservation was over before'),
    reserved_until: z.iso
      .datetime()
      .nullable()
      .describe('When it is over if nothing is reported about the account; null once it is over'),
  })
  .meta({ id: 'ConfirmedReservation' });

export const reservationAnswer = (reservation: Reservation): z.input<typeof reservationMembers> => ({
  id: reservation.id,
  company: reservation.holder.startsWith('@') ? null : { key: reservation.holder },
  account: reservation.accountId === null ? null : { crm: reservation.crm, id: reservation.accountId },
  order: reservation.orderId === null ? null : { id: reservation.orderId },
  amount: toValue(reservation.amount),
  reserved_at: reservation.reservedAt,
  reserved_until: reservation.until,
  confirmed_at: reservation.confirmedAt,
});
