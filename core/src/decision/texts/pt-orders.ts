import type { OrderTexts } from '../order-check-text.ts';

export const PT_ORDERS: OrderTexts = {
  reasons: {
    within_limit: 'Esta encomenda está dentro do limite de crédito.',
    over_limit: 'Esta encomenda excede o limite de crédito em {over}.',
    refused: 'A empresa está recusada: não é possível nenhuma encomenda a crédito.',
    to_review: 'Uma pessoa tem de analisar a empresa antes de qualquer encomenda a crédito.',
    guarantee_needed:
      'A empresa tem de dar uma garantia ou um pagamento antecipado antes de qualquer encomenda a crédito.',
    decision_expired: 'A decisão sobre a empresa expirou em {expired}. Calcule primeiro o score de novo.',
    not_assessed: 'A empresa ainda não foi identificada nem avaliada: não se conhece nenhum limite.',
  },
  withinOverride: {
    order: '{who} autorizou esta encomenda até {released}, com validade até {until}.',
    limit: '{who} autorizou a empresa até {released}, com validade até {until}.',
  },
  overOverride: 'Esta encomenda excede em {over} os {released} que {who} autorizou até {until}.',
  figures: {
    limited:
      'Limite {limit}, utilizado {used} (faturas em aberto {open}, encomendas {ordered}, reservado {reserved}), disponível {free}, esta encomenda {amount}.',
    unlimited:
      'Utilizado {used} (faturas em aberto {open}, encomendas {ordered}, reservado {reserved}), esta encomenda {amount}.',
  },
};
