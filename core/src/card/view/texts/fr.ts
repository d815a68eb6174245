import type { ViewTexts } from '../view-texts.ts';

export const FR_VIEW_TEXTS: ViewTexts = {
  label: 'Décision de crédit',
  situations: {
    unsaved: {
      headline: 'Pas encore évaluée',
      text: 'Enregistrez la fiche : sa décision de crédit s’affiche ici aussitôt.',
    },
    none: { headline: 'Pas encore évaluée', text: 'Il n’y a pas encore de décision de crédit pour cette entreprise.' },
    assessing: { headline: 'Évaluation en cours…', text: 'Interrogation des sources et prise de décision.' },
    slow: {
      headline: 'Pas encore de décision',
      text: 'L’évaluation dure plus longtemps que d’habitude. Elle continue en arrière-plan ; rien n’est perdu.',
    },
    choose_company: {
      headline: 'De quelle entreprise s’agit-il ?',
      text: 'Plusieurs entreprises correspondent à cette fiche. Aucun score tant que l’une d’elles n’est pas choisie.',
    },
    no_company: {
      headline: 'De quelle entreprise s’agit-il ?',
      text: 'Aucune entreprise trouvée pour cette fiche. Ajoutez son SIREN, son numéro de TVA ou sa raison sociale exacte.',
    },
    failed: { headline: 'Aucune décision possible', text: 'L’évaluation a échoué. Réessayez dans un instant.' },
    offline: {
      headline: 'Creditline est injoignable',
      text: 'Aucune décision antérieure à afficher. La fiche elle-même n’est pas touchée.',
    },
    not_configured: {
      headline: 'Creditline n’est pas connecté',
      text: 'Un administrateur saisit l’adresse du serveur et la clé dans les paramètres.',
    },
    refused: {
      headline: 'Creditline a refusé la connexion',
      text: 'Le serveur n’accepte pas la clé de cette base. Un administrateur peut la vérifier dans les paramètres.',
    },
  },
  notices: {
    lastKnown: {
      offline: (date) => `Creditline est injoignable. Voici la dernière décision connue, du ${date}.`,
      not_configured: (date) => `Creditline n’est pas connecté. Voici la dernière décision connue, du ${date}.`,
      refused: (date) => `Creditline a refusé la connexion. Voici la dernière décision connue, du ${date}.`,
    },
    expired: (date) => `Cette décision a expiré le ${date}. Réévaluez l’entreprise avant de vous y fier.`,
    naturalPerson:
      'Cette entreprise est une personne physique. Un humain prend la décision ; la personne peut demander une explication et la contester.',
  },
  score: {
    label: 'Score',
    outOf: (total) => `sur ${total}`,
    grade: (grade, band) => `Note ${grade} : ${band}`,
    oneIn: (count) => `1 sur ${count}`,
    chance: (probability) => `Risque de défaut ${probability} sous 12 mois`,
    between: (low, high) => `probablement entre ${low} et ${high}`,
    confidence: (percent) => `Confiance ${percent}`,
  },
  delta: {
    since: (delta, date) => `${delta} depuis le ${date}`,
    unchanged: (date) => `inchangé depuis le ${date}`,
    rose: (points, date) => `Le score a gagné ${points} points depuis le ${date}.`,
    fell: (points, date) => `Le score a perdu ${points} points depuis le ${date}.`,
  },
  limit: {
    inForce: 'Limite de crédit',
    proposed: 'Limite proposée',
    proposedIs: (amount) => `Proposée : ${amount}`,
    terms: (days) => (days === 0 ? 'Pas de délai de paiement' : `Délai de paiement : ${days} jours`),
    parts: { open: 'Factures ouvertes', ordered: 'En commande', reserved: 'Réservé', free: 'Libre' },
    used: (used, limit, free) => `${used} utilisés sur ${limit}, ${free} libres`,
    over: (amount, limit) => `${amount} au-delà de la limite de ${limit}`,
  },
  reasons: {
    title: 'Pourquoi ce score',
    known: 'Ce que nous savons',
    rule: 'règle',
    more: (count) => (count === 1 ? '1 autre raison' : `${count} autres raisons`),
    points: (points) => `${points} points`,
    start: 'Point de départ',
    other: 'Tous les autres effets',
    sum: 'Comment les points s’additionnent',
    scaleEnds: 'Bornes de l’échelle',
    total: 'Score',
  },
  whatIfs: {
    title: 'Ce qui aurait changé le résultat',
    hint: 'Chaque ligne est le même calcul avec ce seul élément différent. Elle explique la décision et n’en promet aucune.',
  },
  missing: {
    title: 'Manquant',
    toGetAScore: 'Un chiffre serait une supposition ; aucun n’est donc affiché. Pour obtenir un score, ajoutez :',
  },
  freshness: {
    title: 'Fraîcheur des sources',
    decidedAgo: (age) => `Décidé ${age}`,
    decidedOn: (date) => `Décidé le ${date}`,
    validUntil: (date) => `Valable jusqu’au ${date}`,
    expiredOn: (date) => `Expirée le ${date}`,
  },
  match: {
    title: 'Entreprises qui correspondent',
    match: (percent) => `correspondance ${percent}`,
    choose: 'Choisir',
    chooseNamed: (name, details) => `Choisir ${name}, ${details}`,
    statuses: { active: 'active', ceased: 'cessée' },
  },
  refresh: {
    refresh: 'Actualiser',
    assess: 'Évaluer maintenant',
    retry: 'Réessayer',
    askAgain: 'Réinterroger les sources',
    free: (date) => `gratuit jusqu’au ${date}`,
    freeToday: (time) => `gratuit jusqu’à ${time}`,
    oneUnit: 'coûte 1 unité',
    spoken: (label, cost) => `${label}, ${cost}`,
  },
  actions: { history: 'Historique', override: 'Demander une dérogation', settings: 'Ouvrir les paramètres' },
};
