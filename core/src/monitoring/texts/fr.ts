import type { AlertTexts } from '../alert-texts.ts';

export const FR_ALERTS: AlertTexts = {
  causes: {
    legal_event: 'Événement légal',
    band_crossing: 'Changement de note',
    score_drop: 'Chute du score',
    limit_cut: 'Baisse de la limite',
    cash_signal: 'Signal de trésorerie',
    payment_incident: 'Incident de paiement',
  },
  severities: { critical: 'Critique', high: 'Élevée', medium: 'Moyenne' },
  facts: {
    liquidation_opened: {
      title: 'liquidation judiciaire ouverte',
      cause: 'Une liquidation judiciaire a été ouverte[ le {value}].',
      action:
        'Arrêtez dès aujourd’hui toute livraison à crédit et revendiquez les biens qui vous appartiennent encore.',
    },
    receivership_opened: {
      title: 'redressement judiciaire ouvert',
      cause: 'Un redressement judiciaire a été ouvert[ le {value}].',
      action:
        'Ne livrez que contre paiement d’avance et demandez à l’administrateur judiciaire qui peut passer commande.',
    },
    safeguard_opened: {
      title: 'procédure de sauvegarde ouverte',
      cause: 'Une procédure de sauvegarde a été ouverte[ le {value}].',
      action: 'Ne livrez que contre paiement d’avance ou garantie et demandez au client ce que le tribunal a décidé.',
    },
    conciliation_opened: {
      title: 'conciliation avec les créanciers',
      cause: 'Une conciliation avec les créanciers a été ouverte[ le {value}].',
      action:
        'Appelez le client et n’augmentez pas l’encours avant de savoir ce qui a été convenu avec les créanciers.',
    },
    company_ended: {
      title: 'entreprise cessée ou radiée',
      cause: 'L’entreprise a cessé son activité ou a été radiée[ le {value}].',
      action:
        'Arrêtez les livraisons, fermez le compte aux commandes et faites examiner les créances par le crédit client.',
    },
    grade_fell: {
      title: 'la note baisse[ à {value}]',
      cause: 'La note a baissé[ à {value}].',
      action: 'Restez sous la nouvelle limite ; au-delà, demandez un acompte ou une garantie.',
    },
    score_fell: {
      title: 'le score baisse[ à {value}]',
      cause: 'Le score a baissé[ à {value}].',
      action: 'Lisez ce qui a changé et appelez le client avant d’accepter la prochaine grosse commande.',
    },
    limit_fell: {
      title: 'la limite baisse[ à {value}]',
      cause: 'La limite proposée a baissé[ à {value}].',
      action: 'Ramenez les commandes en cours sous la nouvelle limite, ou demandez un acompte ou une garantie.',
    },
    balance_fell: {
      title: 'chute du solde bancaire',
      cause: 'Le solde bancaire a fortement varié[ ({value:signed})].',
      action:
        'Appelez le service financier du client et demandez un paiement d’avance tant que le solde n’est pas rétabli.',
    },
    overdrawn: {
      title: 'compte bancaire à découvert',
      cause: 'Le compte bancaire est souvent à découvert[ ({value:days})].',
      action: 'Demandez le paiement d’avance de la prochaine commande et recouvrez ce qui est dû.',
    },
    debits_returned: {
      title: 'prélèvements rejetés',
      cause: 'Des prélèvements ont été rejetés[ (nombre : {value})].',
      action: 'Demandez un paiement d’avance et ne présentez aucun nouveau prélèvement avant d’avoir appelé le client.',
    },
    invoices_unpaid: {
      title: 'nouvelles factures impayées',
      cause: 'Plus de factures sont impayées qu’auparavant[ : {value}].',
      action: 'Appelez aujourd’hui au sujet des impayés et suspendez les livraisons à crédit jusqu’au règlement.',
    },
    late_share_rose: {
      title: 'plus de factures payées en retard',
      cause: 'Plus de factures sont payées avec plus de 30 jours de retard[ : {value}].',
      action: 'Relancez plus tôt et raccourcissez le délai de paiement des nouvelles commandes.',
    },
    delay_rose: {
      title: 'paie plus tard qu’auparavant',
      cause: 'Les factures sont payées plus tard qu’auparavant[ : {value:days} de retard en moyenne].',
      action: 'Relancez plus tôt et raccourcissez le délai de paiement des nouvelles commandes.',
    },
  },
  claim: {
    FR: 'Déclarez votre créance au mandataire dans les deux mois de la publication du jugement au BODACC (quatre mois si vous êtes hors de France métropolitaine ; code de commerce, art. L. 622-24 et R. 622-24). Revendiquez les biens sous réserve de propriété dans les trois mois (art. L. 624-9).',
    other: 'Déclarez votre créance au praticien de l’insolvabilité dans le délai que fixe la loi du pays.',
  },
  before: '[Auparavant : {value}.]',
  subject: (name, title) => `${name} : ${title}`,
  lines: {
    company: 'Entreprise',
    source: 'Source',
    reference: 'référence',
    reason: 'Ce qui a le plus pesé',
    score: 'Score',
    grade: 'Note',
    limit: 'Limite',
    decision: 'Décision',
    action: 'À faire',
    link: 'Toute la décision',
  },
  colon: ' : ',
  digest: {
    subject: (companies, day) =>
      companies === 1 ? `1 client à regarder, ${day}` : `${companies} clients à regarder, ${day}`,
    lead: 'La situation de ces clients s’est dégradée. Le premier est celui où le plus d’argent est en jeu.',
    limit: '[limite {value}]',
    more: (companies) => `et ${companies} de plus`,
  },
  ends: {
    legal_event: 'La procédure est terminée, ou l’entreprise est de nouveau active.',
    band_crossing: 'La note est revenue à son niveau.',
    score_drop: 'Le score a regagné au moins la moitié de la baisse.',
    limit_cut: 'La limite proposée est rétablie.',
    cash_signal: 'Le compte bancaire est de nouveau sain.',
    payment_incident: 'Les factures sont de nouveau payées.',
  },
  superseded: 'La situation s’est encore aggravée ; une tâche plus récente remplace celle-ci.',
  unwatched: 'Cette entreprise n’est plus surveillée : cette tâche ne sera plus suivie.',
};
