import type { ReasonTexts } from '../reason-text.ts';

/** French: accounts, bank data, payment behaviour, links, and sources that gave nothing. */
export const FR_FIGURES = {
  EQUITY_STRONG: {
    seller: 'Les capitaux propres sont solides[ : {value} du total du bilan].',
    company: 'Vos capitaux propres sont solides[ : {value} du total du bilan dans vos derniers comptes].',
  },
  EQUITY_WEAK: {
    seller: 'Les capitaux propres sont faibles[ : {value} du total du bilan].',
    company:
      'Vos derniers comptes montrent des capitaux propres faibles[ : {value} du total du bilan]. Une augmentation de capital ou une mise en réserve des bénéfices aiderait.',
  },
  PROFIT_GOOD: {
    seller: 'L’entreprise est rentable[ (marge nette : {value})].',
    company: 'Vos derniers comptes montrent une bonne marge nette[ ({value})].',
  },
  PROFIT_LOW: {
    seller: 'La rentabilité est faible[ (marge nette : {value})].',
    company:
      'Vos derniers comptes montrent une marge nette faible[ ({value})]. Des comptes plus récents, avec de meilleurs résultats, aideraient.',
  },
  LIQUIDITY_COMFORTABLE: {
    seller: 'Les dettes à court terme sont bien couvertes[ (liquidité générale : {value})].',
    company: 'Votre actif circulant couvre bien vos dettes à court terme[ (liquidité générale : {value})].',
  },
  LIQUIDITY_TIGHT: {
    seller: 'La liquidité est tendue[ (liquidité générale : {value})].',
    company:
      'Vos derniers comptes montrent que votre actif circulant couvre à peine, ou ne couvre pas, vos dettes à court terme[ (liquidité générale : {value})]. Allonger l’échéance de ces dettes aiderait.',
  },
  DEBT_LIGHT: {
    seller: 'L’endettement est léger[ : {value} du total du bilan].',
    company: 'Vos dettes sont légères[ : {value} du total du bilan dans vos derniers comptes].',
  },
  DEBT_HEAVY: {
    seller: 'L’endettement est lourd[ : {value} du total du bilan].',
    company: 'Vos derniers comptes montrent un endettement lourd[ : {value} du total du bilan]. Le réduire aiderait.',
  },
  INTEREST_COVERED: {
    seller: 'Le résultat d’exploitation couvre largement les intérêts[ ({value} fois)].',
    company: 'Votre résultat d’exploitation couvre largement vos intérêts[ ({value} fois)].',
  },
  INTEREST_STRAINED: {
    seller: 'Les intérêts pèsent sur le résultat d’exploitation[ (couverture : {value} fois)].',
    company:
      'Vos derniers comptes montrent que les intérêts pèsent sur votre résultat d’exploitation[ (couverture : {value} fois)]. Des emprunts moins élevés ou moins coûteux aideraient.',
  },
  CASH_RISING: {
    seller: 'La trésorerie évolue bien[ ({value:signed} sur 90 jours)].',
    company: 'Votre trésorerie évolue bien[ ({value:signed} sur 90 jours)].',
  },
  CASH_FALLING: {
    seller: 'La trésorerie évolue mal[ ({value:signed} sur 90 jours)].',
    company:
      'Votre trésorerie évolue défavorablement[ ({value:signed} sur 90 jours)]. Si elle s’est redressée, vous pouvez partager des données bancaires à jour.',
  },
  CASH_BUFFER_LONG: {
    seller: 'La trésorerie couvre les décaissements pour un bon moment[ ({value:days})].',
    company: 'Votre trésorerie couvre vos décaissements pour un bon moment[ ({value:days})].',
  },
  CASH_BUFFER_SHORT: {
    seller: 'La trésorerie ne couvre les décaissements que peu de temps[ ({value:days})].',
    company:
      'Votre trésorerie ne couvre vos décaissements que peu de temps[ ({value:days})]. Une réserve plus importante ou une ligne de crédit confirmée aiderait.',
  },
  OVERDRAFT_RARE: {
    seller: 'Le compte est rarement à découvert[ ({value} des jours)].',
    company: 'Votre compte est rarement à découvert[ ({value} des jours)].',
  },
  OVERDRAFT_OFTEN: {
    seller: 'Le compte est souvent à découvert[ ({value} des jours)].',
    company: 'Votre compte est souvent à découvert[ ({value} des jours)]. Des découverts moins fréquents aideraient.',
  },
  DEBITS_HONOURED: {
    seller: 'Les prélèvements sont honorés.',
    company: 'Vos prélèvements sont honorés.',
  },
  DEBITS_REJECTED: {
    seller: 'Des prélèvements ont été rejetés par la banque[ (nombre : {value})].',
    company:
      'Votre banque a rejeté des prélèvements, faute de provision ou parce que le compte était clos[ (nombre : {value})]. S’il s’agit d’une erreur, vous pouvez nous transmettre une attestation de votre banque.',
  },
  PAYS_ON_TIME: {
    seller: 'Les factures sont payées à l’échéance[ (retard moyen : {value:days})].',
    company: 'Vous payez vos factures à l’échéance[ (retard moyen : {value:days})].',
  },
  PAYS_LATE: {
    seller: 'Les factures sont payées en retard[ (retard moyen : {value:days})].',
    company:
      'Vos factures sont en moyenne payées en retard[ ({value:days})]. Des règlements plus proches de l’échéance aideraient.',
  },
  LATE_RARELY: {
    seller: 'Peu de factures sont payées avec plus de 30 jours de retard[ ({value})].',
    company: 'Peu de vos factures sont payées avec plus de 30 jours de retard[ ({value})].',
  },
  LATE_OFTEN: {
    seller: 'Trop de factures sont payées avec plus de 30 jours de retard[ ({value})].',
    company:
      'Trop de vos factures sont payées avec plus de 30 jours de retard[ ({value})]. Des règlements plus proches de l’échéance aideraient.',
  },
  UNPAID_NONE: {
    seller: 'Aucun impayé connu.',
    company: 'Nous n’avons connaissance d’aucun impayé.',
  },
  UNPAID_SOME: {
    seller: 'Des factures échues sont impayées[ : {value}].',
    company:
      'Des factures échues de votre entreprise sont impayées[ : {value}]. Merci de les régler, ou de nous signaler celles que vous contestez.',
  },
  LINKS_SOUND: {
    seller: 'Les entreprises liées par les dirigeants ou les associés sont saines[ (défaillantes : {value})].',
    company:
      'Les entreprises liées à la vôtre par les dirigeants ou les associés sont saines[ (défaillantes : {value})].',
  },
  LINKS_FAILED: {
    seller: 'Des entreprises liées par les dirigeants ou les associés ont fait défaut[ ({value} d’entre elles)].',
    company:
      'Des entreprises liées à la vôtre par les dirigeants ou les associés ont fait défaut[ ({value} d’entre elles)]. Si un lien est inexact ou a pris fin, merci de nous l’indiquer.',
  },
  REGISTRY_MISSING: {
    seller: 'Le registre des entreprises n’a rien donné sur cette entreprise.',
    company:
      'Nous n’avons pas pu obtenir vos données d’immatriculation au registre. Vous pouvez nous adresser un extrait récent.',
  },
  NOTICES_MISSING: {
    seller: 'Les annonces légales n’ont pas pu être consultées.',
    company: 'Nous n’avons pas pu consulter les annonces légales relatives à votre entreprise.',
  },
  ACCOUNTS_MISSING: {
    seller: 'Aucun compte annuel n’est disponible. Demandez les derniers au client.',
    company: 'Nous ne disposons pas des comptes de votre entreprise. Vous pouvez nous transmettre les derniers.',
  },
  CASH_MISSING: {
    seller: 'Aucune donnée bancaire n’est disponible. Le client peut accepter de les partager.',
    company: 'Nous ne disposons d’aucune donnée bancaire de votre entreprise. Vous pouvez accepter de les partager.',
  },
  PAYMENTS_MISSING: {
    seller: 'Aucun historique de paiement n’est disponible.',
    company:
      'Nous ne savons pas comment votre entreprise règle ses factures. Vous pouvez nous donner des références de fournisseurs.',
  },
  LINKS_MISSING: {
    seller: 'Les entreprises liées par les dirigeants ou les associés ne sont pas connues.',
    company:
      'Nous n’avons pas pu déterminer quelles entreprises sont liées à la vôtre par les dirigeants ou les associés.',
  },
} as const satisfies Partial<ReasonTexts>;
