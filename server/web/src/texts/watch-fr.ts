import type { watchEn } from './watch-en.ts';

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);

export const watchFr: typeof watchEn = {
  alerts: 'Alertes',
  closed: 'Close',
  severities: { critical: 'Critique', high: 'Élevée', medium: 'Moyenne' },
  alertSince: (moment: string) => `depuis ${moment}`,
  alertClosed: (from: string, to: string) => `${from} – ${to}`,
  closedAlerts: (count: number) => `${count} ${plural(count, 'alerte close', 'alertes closes')}`,
  openAlerts: (count: number) => `${count} ${plural(count, 'alerte', 'alertes')}`,
  tasks: 'Tâches',
  noTask: 'Aucune tâche ouverte.',
  doneTasks: (count: number) => `Terminées (${count})`,
  states: { open: 'Ouverte', done: 'Terminée' },
  due: (date: string) => `Échéance ${date}`,
  ownedBy: (owner: string) => `Responsable : ${owner}`,
  noOwner: 'Sans responsable',
  priorities: { high: 'Priorité haute', normal: 'Priorité normale', low: 'Priorité basse' },
  markDone: 'Marquer comme terminée',
  markDoneNamed: (subject: string) => `Marquer comme terminée : ${subject}`,
  whatNext: 'Et ensuite ?',
  whatNextHint:
    'Une entreprise fictive peut changer sous vos yeux : ses sources en parlent, et la fiche suit en moins de deux secondes.',
  happened: (label: string) => `${label} : ses sources en parlent maintenant. La suite apparaît ici.`,
  happenedUnwatched: (label: string) =>
    `${label} : ses sources en parlent maintenant. Personne ne surveille cette entreprise : réévaluez-la pour voir l’effet.`,
  happenings: {
    liquidation_opened: { label: 'Liquidation ouverte', text: 'Un tribunal ordonne la liquidation de l’entreprise.' },
    safeguard_opened: { label: 'Sauvegarde ouverte', text: 'Un tribunal protège l’entreprise de ses créanciers.' },
    cash_falls: { label: 'La trésorerie chute', text: 'Le solde bancaire perd 70 %, des prélèvements sont rejetés.' },
    payment_incident: {
      label: 'Des factures restent impayées',
      text: 'Des factures impayées et des paiements plus tardifs sont signalés.',
    },
    accounts_filed: { label: 'Des comptes sont déposés', text: 'Un bilan plus récent et sain est publié.' },
    recovered: {
      label: 'Elle se redresse',
      text: 'La procédure se clôt, dettes payées ; banque et paiements redeviennent sains.',
    },
  },
  watchlist: 'Surveillance',
  watchedSince: (moment: string) => `Surveillée depuis ${moment}`,
  nextReview: (date: string) => `prochaine revue le ${date}`,
  pausedSince: (moment: string) => `Surveillance en pause depuis ${moment}`,
  snoozedUntil: (date: string) => `alertes critiques seulement jusqu’au ${date}`,
  pause: 'Mettre en pause',
  resume: 'Reprendre',
  snooze: (days: number) => `Silence pendant ${days} jours`,
  endSnooze: 'Fin du silence',
  announceFell: (score: number) => `Le score est tombé à ${score}.`,
  announceRose: (score: number) => `Le score est monté à ${score}.`,
  announceTask: (owner: string | null, subject: string) =>
    owner === null ? `Nouvelle tâche : ${subject}.` : `Nouvelle tâche pour ${owner} : ${subject}.`,
  announceDone: (subject: string) => `Tâche terminée : ${subject}.`,
  announceClosed: (title: string) => `Alerte close : ${title}.`,
};
