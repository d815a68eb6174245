import type { OrderTexts } from '../order-check-text.ts';

export const FR_ORDERS: OrderTexts = {
  reasons: {
    within_limit: 'Cette commande tient dans le plafond de crédit.',
    over_limit: 'Cette commande dépasse le plafond de crédit de {over}.',
    refused: 'L’entreprise est refusée : aucune commande à crédit n’est possible.',
    to_review: 'L’entreprise doit être examinée par une personne avant toute commande à crédit.',
    guarantee_needed: 'L’entreprise doit fournir une garantie ou un acompte avant toute commande à crédit.',
    decision_expired: 'La décision sur l’entreprise a expiré le {expired}. Relancez d’abord le score.',
    not_assessed: 'L’entreprise n’est pas encore identifiée et évaluée : aucun plafond n’est connu.',
  },
  withinOverride: {
    order: '{who} a débloqué cette commande à hauteur de {released} jusqu’au {until}.',
    limit: '{who} a débloqué l’entreprise à hauteur de {released} jusqu’au {until}.',
  },
  overOverride: 'Cette commande dépasse de {over} le montant de {released} débloqué par {who} jusqu’au {until}.',
  figures: {
    limited:
      'Plafond {limit}, utilisé {used} (factures ouvertes {open}, commandes {ordered}, réservé {reserved}), disponible {free}, cette commande {amount}.',
    unlimited:
      'Utilisé {used} (factures ouvertes {open}, commandes {ordered}, réservé {reserved}), cette commande {amount}.',
  },
};
