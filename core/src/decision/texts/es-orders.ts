import type { OrderTexts } from '../order-check-text.ts';

export const ES_ORDERS: OrderTexts = {
  reasons: {
    within_limit: 'Este pedido está dentro del límite de crédito.',
    over_limit: 'Este pedido supera el límite de crédito en {over}.',
    refused: 'La empresa está rechazada: no es posible ningún pedido a crédito.',
    to_review: 'Una persona debe revisar la empresa antes de cualquier pedido a crédito.',
    guarantee_needed: 'La empresa debe dar una garantía o un pago anticipado antes de cualquier pedido a crédito.',
    decision_expired: 'La decisión sobre la empresa caducó el {expired}. Vuelva a calcular antes el score.',
    not_assessed: 'La empresa todavía no está identificada ni evaluada: no se conoce ningún límite.',
  },
  withinOverride: {
    order: '{who} ha autorizado este pedido hasta {released}, con validez hasta el {until}.',
    limit: '{who} ha autorizado a la empresa hasta {released}, con validez hasta el {until}.',
  },
  overOverride: 'Este pedido supera en {over} los {released} que {who} ha autorizado hasta el {until}.',
  figures: {
    limited:
      'Límite {limit}, utilizado {used} (facturas abiertas {open}, pedidos {ordered}, reservado {reserved}), disponible {free}, este pedido {amount}.',
    unlimited:
      'Utilizado {used} (facturas abiertas {open}, pedidos {ordered}, reservado {reserved}), este pedido {amount}.',
  },
};
