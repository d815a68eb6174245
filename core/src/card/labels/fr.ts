import type { Labels } from '../labels.ts';

export const FR_LABELS: Labels = {
  bands: {
    A: 'Très solide',
    B: 'Solide',
    C: 'Bon',
    D: 'Correct',
    E: 'Fragile',
    F: 'Mauvais',
    G: 'Critique',
  },
  outcomes: {
    accept: 'Accepter',
    request_guarantee: 'Demander une garantie',
    refer: 'À examiner',
    refuse: 'Refuser',
  },
  nextSteps: {
    accept: 'Accordez un délai de paiement dans la limite du plafond indiqué.',
    request_guarantee: 'Demandez une garantie ou un acompte avant d’accorder un délai de paiement.',
    refer: 'Transmettez le dossier au crédit client avant de promettre un délai de paiement.',
    refuse: 'Vendez uniquement contre paiement d’avance, ou demandez une dérogation au crédit client.',
    too_little_data:
      'Demandez au client ses comptes récents ou l’accès à ses données bancaires, puis relancez le score.',
    natural_person: 'C’est une personne physique : le crédit client décide, le score ne fait que conseiller.',
  },
  limitBounds: {
    net_worth_share: {
      label: 'Part des capitaux propres',
      boundBy: 'Plafonné par la part des capitaux propres qu’un seul fournisseur peut porter.',
    },
    need: { label: 'Montant demandé', boundBy: 'Plafonné par le montant demandé.' },
    cash_share: {
      label: 'Part de la trésorerie',
      boundBy: 'Plafonné par la part de la trésorerie disponible sur laquelle un seul fournisseur peut compter.',
    },
    expected_loss_budget: {
      label: 'Budget de perte attendue',
      boundBy: 'Plafonné par la perte attendue que la politique de crédit accepte.',
    },
    policy_cap: {
      label: 'Plafond de la politique',
      boundBy: 'Plafonné par l’encours maximal de la politique de crédit.',
    },
    no_accounts_cap: {
      label: 'Plafond sans comptes',
      boundBy: 'Plafonné par l’encours maximal d’une entreprise sans comptes.',
    },
    rule: { label: 'Règle', boundBy: 'Plafonné par une règle de la politique de crédit.' },
    decision: { label: 'Décision', boundBy: 'Plafonné par la décision elle-même : pas d’encours sans autre démarche.' },
  },
  sourceGroups: {
    registry: 'Registre des entreprises',
    notices: 'Annonces légales',
    accounts: 'Comptes annuels',
    cash: 'Données bancaires',
    payments: 'Comportement de paiement',
    links: 'Entreprises liées',
  },
  narrowing: {
    registry: {
      absent: 'Une réponse du registre des entreprises affinerait le plus l’estimation.',
      partial: 'Une réponse à jour du registre des entreprises affinerait le plus l’estimation.',
    },
    notices: {
      absent: 'Une recherche dans les annonces légales affinerait le plus l’estimation.',
      partial: 'Une nouvelle recherche dans les annonces légales affinerait le plus l’estimation.',
    },
    accounts: {
      absent: 'Des comptes annuels affineraient le plus l’estimation.',
      partial: 'Des comptes plus récents, plus complets ou confirmés affineraient le plus l’estimation.',
    },
    cash: {
      absent: 'Des données bancaires affineraient le plus l’estimation.',
      partial: 'Des données bancaires plus récentes ou plus complètes affineraient le plus l’estimation.',
    },
    payments: {
      absent: 'Un historique de paiement affinerait le plus l’estimation.',
      partial: 'Un historique de paiement plus récent ou plus complet affinerait le plus l’estimation.',
    },
    links: {
      absent: 'Des informations sur les entreprises liées affineraient le plus l’estimation.',
      partial: 'Des informations à jour sur les entreprises liées affineraient le plus l’estimation.',
    },
  },
  statedSources: { request: 'Indiqué dans la demande', 'bank-connection': 'Connexion bancaire' },
  sourceStatuses: {
    ok: 'À jour',
    cached: 'En cache',
    stale: 'Périmée',
    late: 'Trop tard pour cette réponse',
    failed: 'Injoignable',
    not_configured: 'Non connectée',
  },
};
