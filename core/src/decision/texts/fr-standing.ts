import type { ReasonTexts } from '../reason-text.ts';

/** French: rules, registry and legal notices. */
export const FR_STANDING = {
  COMPANY_CEASED: {
    seller: 'L’entreprise est déclarée cessée au registre[ depuis le {value}] : aucun encours n’est possible.',
    company:
      'Le registre des entreprises indique que votre entreprise a cessé son activité[ le {value}]. Si c’est inexact, merci de faire rectifier le registre et de nous en informer.',
  },
  COMPANY_STRUCK_OFF: {
    seller: 'L’entreprise a été radiée du registre[ le {value}].',
    company:
      'Votre entreprise a été radiée du registre[ le {value}]. Si la radiation a été rapportée, merci de nous adresser un extrait Kbis récent.',
  },
  LIQUIDATION_OPEN: {
    seller: 'L’entreprise est en liquidation judiciaire[ (jugement du {value})].',
    company:
      'Une annonce légale indique que votre entreprise est en liquidation judiciaire[ (jugement du {value})]. Si la procédure est close, merci de nous adresser le jugement.',
  },
  RECEIVERSHIP_OPEN: {
    seller: 'L’entreprise est en redressement judiciaire[ (jugement du {value})].',
    company:
      'Une annonce légale indique que votre entreprise est en redressement judiciaire[ (jugement du {value})]. Un paiement d’avance ou une garantie peut permettre la vente malgré tout.',
  },
  SAFEGUARD_OPEN: {
    seller: 'L’entreprise est en procédure de sauvegarde[ (jugement du {value})].',
    company:
      'Une annonce légale indique que votre entreprise est en procédure de sauvegarde[ (jugement du {value})]. Un paiement d’avance ou une garantie peut permettre la vente malgré tout.',
  },
  CONCILIATION_OPEN: {
    seller: 'Une conciliation avec les créanciers est en cours[ depuis le {value}].',
    company:
      'Une conciliation avec vos créanciers a été publiée[ le {value}]. Merci de nous prévenir dès qu’un accord est trouvé.',
  },
  PLAN_RUNNING: {
    seller: 'L’entreprise exécute un plan arrêté par le tribunal[ (jugement du {value})].',
    company:
      'Votre entreprise exécute un plan arrêté par le tribunal[ (jugement du {value})]. Un justificatif du respect du plan nous aiderait.',
  },
  NOTICE_UNREAD: {
    seller:
      'Une annonce légale relative à une procédure collective n’a pas pu être lue automatiquement : une personne doit la lire.',
    company:
      'Une annonce légale relative à une procédure qui concerne votre entreprise doit être lue par une personne. Vous pouvez nous adresser le jugement.',
  },
  TOO_LITTLE_DATA: {
    seller:
      'Trop peu de données pour décider automatiquement[ (confiance : {value})]. Demandez des comptes ou des données bancaires.',
    company:
      'Nous disposons de trop peu de données sur votre entreprise pour décider automatiquement. Vous pouvez nous transmettre vos derniers comptes ou partager vos données bancaires.',
  },
  INTERVAL_WIDE: {
    seller: 'L’estimation du risque est trop incertaine pour se passer d’une décision humaine.',
    company:
      'Ce que nous savons de votre entreprise ne permet pas d’estimer le risque avec assez de précision. Vous pouvez nous transmettre vos derniers comptes ou partager vos données bancaires.',
  },
  COMPANY_UNSURE: {
    seller:
      'Il n’est pas certain que cette fiche soit l’entreprise trouvée[ (correspondance : {value})]. Confirmez le SIREN ou le numéro d’immatriculation.',
    company:
      'Nous n’avons pas pu identifier votre entreprise avec certitude. Merci de nous indiquer votre numéro d’immatriculation.',
  },
  NATURAL_PERSON_REVIEW: {
    seller: 'Ce client est une personne physique (entrepreneur individuel) : la décision revient à une personne.',
    company:
      'Vous exercez en nom propre : c’est une personne de notre équipe qui décide. Vous pouvez donner votre point de vue et contester la décision.',
  },
  SECTOR_NOT_COVERED: {
    seller:
      'Ce modèle n’est pas fait pour les banques, assureurs, fonds et autres sociétés financières, ni pour les organismes publics[ (division NAF {value})] : la décision revient à une personne.',
    company:
      'Notre modèle n’est pas fait pour les banques, assureurs, fonds et autres sociétés financières, ni pour les organismes publics[ (division NAF {value})] : c’est une personne de notre équipe qui décide. Si votre activité déclarée n’est plus à jour, vous pouvez la faire rectifier.',
  },
  RISK_TOO_HIGH: {
    seller: 'Le risque de défaillance à 12 mois[ ({value})] dépasse ce que la politique de crédit accepte.',
    company:
      'Nous estimons que le risque de non-paiement à 12 mois[ ({value})] dépasse le niveau que nous pouvons accepter.',
  },
  RISK_NEEDS_GUARANTEE: {
    seller: 'Le risque de défaillance à 12 mois[ ({value})] appelle une garantie.',
    company:
      'Nous estimons que le risque de non-paiement à 12 mois[ ({value})] dépasse le niveau que nous pouvons accepter sans garantie. Vous pouvez proposer une garantie ou un acompte.',
  },
  LIMIT_BELOW_NEED: {
    seller: 'Le plafond d’encours justifié[ ({value})] est inférieur au montant demandé.',
    company:
      'L’encours que nous pouvons vous accorder[ ({value})] est inférieur au montant demandé. Vous pouvez réduire le montant, proposer une garantie ou verser un acompte.',
  },
  NO_ROOM_FOR_CREDIT: {
    seller:
      'Il ne reste aucun encours sans garantie : la trésorerie, les fonds propres ou les plafonds de la politique de crédit ne laissent pas de marge.',
    company:
      'Votre trésorerie, vos fonds propres ou nos propres plafonds ne laissent pas de marge pour un encours sans garantie. Vous pouvez proposer une garantie ou payer d’avance.',
  },
  AGE_ESTABLISHED: {
    seller: 'L’entreprise est bien établie[ ({value:years} d’existence)].',
    company: 'Votre entreprise est bien établie[ ({value:years} d’existence)].',
  },
  AGE_YOUNG: {
    seller: 'L’entreprise est jeune[ ({value:years} d’existence)].',
    company:
      'Votre entreprise est jeune[ ({value:years} d’existence)], et les jeunes entreprises connaissent plus souvent des défaillances. L’ancienneté jouera en votre faveur.',
  },
  SIZE_LARGE: {
    seller: 'L’effectif permet d’absorber un coup dur[ (effectif : {value})].',
    company: 'Votre effectif joue en votre faveur[ (effectif : {value})].',
  },
  SIZE_SMALL: {
    seller: 'L’effectif est faible[ (effectif : {value})].',
    company:
      'Votre effectif est faible[ (effectif : {value})], ce qui laisse moins de marge en cas de difficulté. Si le chiffre du registre est ancien, merci de nous l’indiquer.',
  },
  SECTOR_STEADY: {
    seller: 'Les défaillances sont rares dans son secteur[ (division NAF {value})].',
    company: 'Les défaillances sont rares dans votre secteur[ (division NAF {value})].',
  },
  SECTOR_RISKY: {
    seller: 'Les défaillances sont plus fréquentes dans son secteur[ (division NAF {value})].',
    company:
      'Les défaillances sont plus fréquentes dans votre secteur[ (division NAF {value})]. Si votre activité déclarée n’est plus à jour, vous pouvez la faire rectifier.',
  },
  CHANGE_NONE: {
    seller: 'Siège, activité et dirigeants sont stables[ : le dernier changement remonte à {value:months}].',
    company:
      'Votre siège, votre activité et vos dirigeants sont stables[ : le dernier changement remonte à {value:months}].',
  },
  CHANGE_RECENT: {
    seller: 'Le siège, l’activité ou un dirigeant a changé récemment[ ({value:months_ago})].',
    company:
      'Votre siège, votre activité ou un dirigeant a changé récemment[ ({value:months_ago})]. Vous pouvez nous en expliquer la raison.',
  },
  PROCEEDINGS_NONE: {
    seller: 'Aucune procédure collective dans les annonces légales.',
    company: 'Aucune procédure collective visant votre entreprise ne figure dans les annonces légales.',
  },
  PROCEEDINGS_PAST: {
    seller: 'L’entreprise a connu une procédure collective[, terminée {value:years_ago}].',
    company:
      'Votre entreprise a connu une procédure collective[, terminée {value:years_ago}]. Ce motif pèse de moins en moins avec le temps.',
  },
  FILING_RECENT: {
    seller: 'Les comptes sont déposés et récents[ (exercice clos le {value})].',
    company: 'Vos comptes sont déposés et récents[ (exercice clos le {value})].',
  },
  FILING_LATE: {
    seller: 'Le dépôt des comptes est en retard[ : les derniers portent sur l’exercice clos le {value}].',
    company:
      'Le dépôt de vos comptes semble en retard[ : les derniers que nous avons trouvés portent sur l’exercice clos le {value}]. Déposer vos derniers comptes, ou nous les transmettre, aiderait.',
  },
  BUSINESS_KEPT: {
    seller: 'Aucune cession récente du fonds dans les annonces légales.',
    company: 'Aucune cession récente de votre fonds ne figure dans les annonces légales.',
  },
  BUSINESS_SOLD: {
    seller: 'L’entreprise a cédé tout ou partie de son fonds[ {value:months_ago}].',
    company:
      'Une annonce légale indique que votre entreprise a cédé tout ou partie de son fonds[ {value:months_ago}]. Vous pouvez nous transmettre des comptes qui montrent votre activité depuis.',
  },
} as const satisfies Partial<ReasonTexts>;
