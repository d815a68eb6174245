import type { Endpoint } from './endpoints.ts';
import { SUBJECT_QUERY } from './routes/account-query.ts';
import { approveOverride } from './routes/approve-override.ts';
import { checkOrder } from './routes/check-order.ts';
import { confirmReservation } from './routes/confirm-reservation.ts';
import { endOverride } from './routes/end-override.ts';
import { endReservation } from './routes/end-reservation.ts';
import { listOverrides } from './routes/list-overrides.ts';
import { listReservations } from './routes/list-reservations.ts';
import { readOverride } from './routes/read-override.ts';
import { refuseOverride } from './routes/refuse-override.ts';
import { requestOverride } from './routes/request-override.ts';

const RESERVATIONS = '/v1/orders/reservations';
const OVERRIDE = '/v1/overrides/:override';

export const RESERVATIONS_QUERY = [...SUBJECT_QUERY, 'limit', 'cursor'] as const;
export const OVERRIDES_QUERY = ['state', ...RESERVATIONS_QUERY] as const;

const STEP = { method: 'post', body: 'json', scope: 'overrides:approve' } as const;

/** The gate on orders, and the persons who may open it. */
export const ORDER_ENDPOINTS: readonly Endpoint[] = [
  { method: 'post', path: '/v1/orders/check', handler: checkOrder, scope: 'orders:write', body: 'json' },
  { method: 'get', path: RESERVATIONS, handler: listReservations, scope: 'orders:write', query: RESERVATIONS_QUERY },
  { method: 'delete', path: `${RESERVATIONS}/:reservation`, handler: endReservation, scope: 'orders:write' },
  { method: 'post', path: `${RESERVATIONS}/:reservation/confirm`, handler: confirmReservation, scope: 'orders:write' },
  { method: 'post', path: '/v1/overrides', handler: requestOverride, scope: 'overrides:write', body: 'json' },
  { method: 'get', path: '/v1/overrides', handler: listOverrides, scope: 'overrides:read', query: OVERRIDES_QUERY },
  { method: 'get', path: OVERRIDE, handler: readOverride, scope: 'overrides:read' },
  { ...STEP, path: `${OVERRIDE}/approve`, handler: approveOverride },
  { ...STEP, path: `${OVERRIDE}/refuse`, handler: refuseOverride },
  { ...STEP, path: `${OVERRIDE}/end`, handler: endOverride },
];
