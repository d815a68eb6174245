import type { CounterfactualTexts } from '../counterfactual-text.ts';

export const FR_COUNTERFACTUALS: CounterfactualTexts = {
  conditions: {
    ACCOUNTS_FILED: {
      seller: 'Avec le dépôt des derniers comptes[ (exercice clos le {value})]',
      company: 'Avec le dépôt de vos derniers comptes[ (exercice clos le {value})]',
    },
    ACCOUNTS_FILED_ALIKE: {
      seller:
        'Avec le dépôt des derniers comptes[ (exercice clos le {value})] et des chiffres semblables aux derniers connus',
      company:
        'Avec le dépôt de vos derniers comptes[ (exercice clos le {value})] et des chiffres semblables aux derniers que nous connaissons',
    },
    ACCOUNTS_AVERAGE: {
      seller: 'Avec des comptes aux chiffres moyens[ pour un chiffre d’affaires d’environ {value}]',
      company:
        'Avec des comptes de votre entreprise aux chiffres moyens[ pour un chiffre d’affaires d’environ {value}]',
    },
    BANK_DATA_AVERAGE: {
      seller: 'Avec des données bancaires aux chiffres moyens[ pour un chiffre d’affaires d’environ {value}]',
      company:
        'Avec des données bancaires de votre entreprise aux chiffres moyens[ pour un chiffre d’affaires d’environ {value}]',
    },
    PAYMENTS_AVERAGE: {
      seller: 'Avec un historique de paiement moyen[ (retard : {value:days})]',
      company: 'Avec des références de fournisseurs qui montrent des paiements moyens[ (retard : {value:days})]',
    },
    CAPITAL_PAID_IN: {
      seller: 'Avec un apport en capital[ de {value}]',
      company: 'Avec un apport en capital[ de {value}] dans votre entreprise',
    },
    DEBT_MADE_LONGER: {
      seller: 'Avec des dettes à court terme[ de {value}] reportées à plus long terme',
      company: 'Avec vos dettes à court terme reportées à plus long terme[ à hauteur de {value}]',
    },
    DEBT_REPAID: {
      seller: 'Avec un remboursement de dettes[ de {value}] sur la trésorerie',
      company: 'Avec un remboursement de dettes[ de {value}] sur votre trésorerie',
    },
    RECEIVABLES_COLLECTED: {
      seller: 'Avec l’encaissement de créances clients[ de {value}]',
      company: 'Avec l’encaissement de vos créances clients[ à hauteur de {value}]',
    },
    STOCK_REDUCED: {
      seller: 'Avec un stock réduit[ de {value}], vendu au prix de revient',
      company: 'Avec votre stock réduit[ de {value}], vendu au prix de revient',
    },
    RESULT_REACHED: {
      seller: 'Avec un exercice sans perte d’exploitation et un résultat net[ de {value}]',
      company: 'Avec, pour votre entreprise, un exercice sans perte d’exploitation et un résultat net[ de {value}]',
    },
    OPERATING_RESULT_REACHED: {
      seller: 'Avec un résultat d’exploitation[ de {value}]',
      company: 'Avec un résultat d’exploitation[ de {value}] dans vos comptes',
    },
    BALANCE_RAISED: {
      seller: 'Avec un solde bancaire[ de {value}]',
      company: 'Avec un solde[ de {value}] sur vos comptes bancaires',
    },
    OVERDRAFT_SHORTER: {
      seller: 'Avec moins de temps à découvert[ ({value:days})]',
      company: 'Avec moins de temps à découvert sur vos comptes[ ({value:days})]',
    },
    DEBITS_HONOURED: {
      seller: 'Avec moins de prélèvements rejetés[ (nombre : {value})]',
      company: 'Avec moins de vos prélèvements rejetés[ (nombre : {value})]',
    },
    PAYMENT_SOONER: {
      seller: 'Avec des factures payées plus tôt[ (retard moyen : {value:days})]',
      company: 'Avec vos factures payées plus tôt[ (retard moyen : {value:days})]',
    },
    LATE_INVOICES_FEWER: {
      seller: 'Avec moins de factures à plus de 30 jours de retard[ ({value})]',
      company: 'Avec moins de vos factures à plus de 30 jours de retard[ ({value})]',
    },
    UNPAID_SETTLED: {
      seller: 'Avec les factures échues réglées[ (reste : {value})]',
      company: 'Avec vos factures échues réglées[ (reste : {value})]',
    },
  },
  sentence: {
    seller: '{condition} : {results}.',
    company: '{condition}, le même calcul aurait abouti à : {results}.',
  },
  results: {
    score: 'score de {from} à {to}',
    grade: 'note de {from} à {to}',
    limit: 'limite de {from} à {to}',
    decision: 'décision « {to} » au lieu de « {from} »',
  },
  outcomes: {
    accept: 'crédit sans garantie',
    request_guarantee: 'crédit avec garantie',
    refer: 'examen par une personne',
    refuse: 'pas de crédit',
  },
  person: 'Dans tous les cas, c’est une personne qui décide.',
};
