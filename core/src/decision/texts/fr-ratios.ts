import type { ReasonTexts } from '../reason-text.ts';

/** French: what else a statement tells, beside equity, margin, liquidity, debt and interest. */
export const FR_RATIOS = {
  ACCOUNTS_IMPLAUSIBLE: {
    seller:
      'Les comptes n’ont pas été retenus, car ils ne peuvent pas être exacts[ : {value}]. Vérifiez les chiffres avec le client.',
    company:
      'Les comptes que nous avons de votre entreprise ne peuvent pas être exacts[ : {value}] et n’ont pas été retenus. Merci de nous envoyer des comptes corrigés.',
  },
  RETURN_GOOD: {
    seller: 'Le résultat net est bon au regard des actifs[ : {value} du total du bilan].',
    company: 'Votre résultat net est bon au regard de vos actifs[ : {value} du total du bilan].',
  },
  RETURN_LOW: {
    seller: 'Le résultat net est faible au regard des actifs[ : {value} du total du bilan].',
    company:
      'Vos derniers comptes montrent un résultat net faible au regard de vos actifs[ : {value} du total du bilan]. Des comptes plus récents, avec un meilleur résultat, aideraient.',
  },
  PRETAX_RETURN_GOOD: {
    seller: 'Le résultat avant impôt est bon au regard des actifs[ : {value} du total du bilan].',
    company: 'Votre résultat avant impôt est bon au regard de vos actifs[ : {value} du total du bilan].',
  },
  PRETAX_RETURN_LOW: {
    seller: 'Le résultat avant impôt est faible au regard des actifs[ : {value} du total du bilan].',
    company:
      'Vos derniers comptes montrent un résultat avant impôt faible au regard de vos actifs[ : {value} du total du bilan]. Des comptes plus récents, avec un meilleur résultat, aideraient.',
  },
  OPERATING_RETURN_GOOD: {
    seller: 'Le résultat d’exploitation est bon au regard des actifs[ : {value} du total du bilan].',
    company: 'Votre résultat d’exploitation est bon au regard de vos actifs[ : {value} du total du bilan].',
  },
  OPERATING_RETURN_LOW: {
    seller: 'Le résultat d’exploitation est faible au regard des actifs[ : {value} du total du bilan].',
    company:
      'Vos derniers comptes montrent un résultat d’exploitation faible au regard de vos actifs[ : {value} du total du bilan]. Des comptes plus récents, avec un meilleur résultat, aideraient.',
  },
  OPERATING_MARGIN_GOOD: {
    seller: 'L’activité dégage une bonne marge sur ses ventes[ (marge d’exploitation : {value})].',
    company: 'Votre activité dégage une bonne marge sur ses ventes[ (marge d’exploitation : {value})].',
  },
  OPERATING_MARGIN_LOW: {
    seller: 'L’activité dégage peu de marge sur ses ventes[ (marge d’exploitation : {value})].',
    company:
      'Vos derniers comptes montrent une marge d’exploitation faible[ ({value})]. De meilleurs prix ou des charges moins élevées aideraient.',
  },
  CASH_FLOW_GOOD: {
    seller: 'Les ventes dégagent beaucoup de liquidités[ ({value} du chiffre d’affaires avant impôt)].',
    company: 'Vos ventes dégagent beaucoup de liquidités[ ({value} du chiffre d’affaires avant impôt)].',
  },
  CASH_FLOW_LOW: {
    seller: 'Les ventes dégagent peu de liquidités[ ({value} du chiffre d’affaires avant impôt)].',
    company:
      'Vos derniers comptes montrent que vos ventes dégagent peu de liquidités[ ({value} du chiffre d’affaires avant impôt)]. Des comptes plus récents, avec un meilleur résultat, aideraient.',
  },
  DEBT_REPAYABLE: {
    seller: 'L’activité dégage de quoi rembourser les dettes[ ({value} en un an)].',
    company: 'Votre activité dégage de quoi rembourser vos dettes[ ({value} en un an)].',
  },
  DEBT_HARD_TO_REPAY: {
    seller: 'L’activité dégage peu pour rembourser les dettes[ ({value} en un an)].',
    company:
      'Vos derniers comptes montrent que votre activité dégage peu pour rembourser vos dettes[ ({value} en un an)]. Des dettes moindres ou un meilleur résultat d’exploitation aideraient.',
  },
  RESERVES_STRONG: {
    seller: 'Les bénéfices passés sont restés dans l’entreprise[ (réserves : {value} du total du bilan)].',
    company: 'Vos bénéfices passés sont restés dans l’entreprise[ (réserves : {value} du total du bilan)].',
  },
  RESERVES_WEAK: {
    seller: 'Peu de bénéfices passés sont restés dans l’entreprise[ (réserves : {value} du total du bilan)].',
    company:
      'Vos derniers comptes montrent peu de bénéfices mis en réserve[ ({value} du total du bilan)]. Laisser les bénéfices dans l’entreprise aiderait.',
  },
  CASH_RATIO_COMFORTABLE: {
    seller: 'La trésorerie suffit largement aux échéances[ : elle couvre {value} des dettes à court terme].',
    company: 'Votre trésorerie suffit largement à vos échéances[ : elle couvre {value} des dettes à court terme].',
  },
  CASH_RATIO_TIGHT: {
    seller: 'La trésorerie est mince face aux échéances[ : elle couvre {value} des dettes à court terme].',
    company:
      'Vos derniers comptes montrent une trésorerie mince face à vos échéances[ : elle couvre {value} des dettes à court terme]. Une réserve plus large ou une ligne de crédit confirmée aiderait.',
  },
  CASH_SHARE_HIGH: {
    seller: 'Une bonne part du bilan est de la trésorerie[ ({value} du total)].',
    company: 'Une bonne part de votre bilan est de la trésorerie[ ({value} du total)].',
  },
  CASH_SHARE_LOW: {
    seller: 'Une faible part du bilan est de la trésorerie[ ({value} du total)].',
    company:
      'Une faible part de votre bilan est de la trésorerie[ ({value} du total)]. Une réserve plus large en fin d’exercice aiderait.',
  },
  SHORT_DEBT_LIGHT: {
    seller: 'Peu de dettes viennent à échéance dans l’année[ : {value} du total du bilan].',
    company: 'Peu de vos dettes viennent à échéance dans l’année[ : {value} du total du bilan].',
  },
  SHORT_DEBT_HEAVY: {
    seller: 'Beaucoup de dettes viennent à échéance dans l’année[ : {value} du total du bilan].',
    company:
      'Vos derniers comptes montrent beaucoup de dettes à échéance dans l’année[ : {value} du total du bilan]. En rembourser ou en allonger l’échéance aiderait.',
  },
  LONG_DEBT_LIGHT: {
    seller: 'Les dettes à long terme sont légères face aux capitaux propres[ (ratio : {value})].',
    company: 'Vos dettes à long terme sont légères face à vos capitaux propres[ (ratio : {value})].',
  },
  LONG_DEBT_HEAVY: {
    seller:
      '[Les dettes à long terme sont lourdes face aux capitaux propres (ratio : {value})|Il n’y a pas de capitaux propres pour porter les dettes].',
    company:
      '[Vos derniers comptes montrent des dettes à long terme lourdes face aux capitaux propres (ratio : {value})|Vos derniers comptes ne montrent pas de capitaux propres pour porter les dettes]. Des capitaux propres plus élevés ou des dettes moindres aideraient.',
  },
  NET_DEBT_LIGHT: {
    seller: 'Les dettes, trésorerie déduite, sont faibles[ : {value} du chiffre d’affaires].',
    company: 'Vos dettes, trésorerie déduite, sont faibles[ : {value} du chiffre d’affaires].',
  },
  NET_DEBT_HEAVY: {
    seller: 'Les dettes, trésorerie déduite, sont élevées[ : {value} du chiffre d’affaires].',
    company:
      'Vos derniers comptes montrent des dettes élevées, trésorerie déduite[ : {value} du chiffre d’affaires]. Les réduire aiderait.',
  },
  DEBT_SERVICED: {
    seller:
      '[Les dettes sans aucun intérêt sont faibles : {value} du total du bilan|Les comptes montrent des intérêts payés sur les dettes].',
    company:
      '[Vos dettes sans aucun intérêt sont faibles : {value} du total du bilan|Vos comptes montrent des intérêts payés sur vos dettes].',
  },
  DEBT_UNSERVICED: {
    seller:
      'Les comptes montrent des dettes[ ({value} du total du bilan)], mais aucun intérêt. Demandez au client s’il a des arriérés ou si les comptes sont incomplets.',
    company:
      'Vos derniers comptes montrent des dettes[ ({value} du total du bilan)], mais aucun intérêt. Si des intérêts ont été payés, merci de nous envoyer des comptes complets.',
  },
  ASSETS_WELL_USED: {
    seller: 'L’entreprise vend beaucoup avec ce qu’elle possède[ (chiffre d’affaires : {value} fois le bilan)].',
    company: 'Vous vendez beaucoup avec ce que vous possédez[ (chiffre d’affaires : {value} fois le bilan)].',
  },
  ASSETS_LITTLE_USED: {
    seller: 'L’entreprise vend peu avec ce qu’elle possède[ (chiffre d’affaires : {value} fois le bilan)].',
    company:
      'Vos derniers comptes montrent peu de ventes pour ce que vous possédez[ (chiffre d’affaires : {value} fois le bilan)]. Vendre davantage, ou céder les actifs inutiles, aiderait.',
  },
  TURNOVER_STEADY: {
    seller: 'Le chiffre d’affaires évolue sainement[ ({value:signed} par rapport à l’année précédente)].',
    company: 'Votre chiffre d’affaires évolue sainement[ ({value:signed} par rapport à l’année précédente)].',
  },
  TURNOVER_UNUSUAL: {
    seller: 'Le chiffre d’affaires a varié de façon inhabituelle[ ({value:signed} par rapport à l’année précédente)].',
    company:
      'Votre chiffre d’affaires a varié de façon inhabituelle[ ({value:signed} par rapport à l’année précédente)]. Vous pouvez nous en dire la raison ou envoyer des chiffres plus récents.',
  },
  STOCK_FAST: {
    seller: 'Le stock s’écoule vite[ ({value:days} de chiffre d’affaires)].',
    company: 'Votre stock s’écoule vite[ ({value:days} de chiffre d’affaires)].',
  },
  STOCK_SLOW: {
    seller: 'Le stock s’écoule lentement[ ({value:days} de chiffre d’affaires)].',
    company: 'Votre stock s’écoule lentement[ ({value:days} de chiffre d’affaires)]. Un stock moindre aiderait.',
  },
  CUSTOMERS_PAY_SOON: {
    seller: 'Les clients de l’entreprise paient tôt[ (en moyenne : {value:days})].',
    company: 'Vos clients paient tôt[ (en moyenne : {value:days})].',
  },
  CUSTOMERS_PAY_LATE: {
    seller: 'Les clients de l’entreprise paient tard[ (en moyenne : {value:days})].',
    company:
      'Vos derniers comptes montrent que vos clients paient tard[ (en moyenne : {value:days})]. Encaisser plus tôt vos factures aiderait.',
  },
  RECEIVABLES_USUAL: {
    seller: 'Les créances clients ont une part saine dans le bilan[ ({value} du total)].',
    company: 'Vos créances clients ont une part saine dans votre bilan[ ({value} du total)].',
  },
  RECEIVABLES_UNUSUAL: {
    seller: 'Les créances clients ont une part inhabituelle dans le bilan[ ({value} du total)].',
    company:
      'Vos créances clients ont une part inhabituelle dans votre bilan[ ({value} du total)]. Vous pouvez nous envoyer des comptes plus récents ou la liste des factures ouvertes.',
  },
  PAYABLES_SHORT: {
    seller: 'Les dettes à court terme sont faibles face aux ventes[ ({value:days} de chiffre d’affaires)].',
    company: 'Vos dettes à court terme sont faibles face à vos ventes[ ({value:days} de chiffre d’affaires)].',
  },
  PAYABLES_LONG: {
    seller: 'Les dettes à court terme sont élevées face aux ventes[ ({value:days} de chiffre d’affaires)].',
    company:
      'Vos derniers comptes montrent des dettes à court terme élevées face à vos ventes[ ({value:days} de chiffre d’affaires)]. Payer plus tôt les fournisseurs et les autres échéances aiderait.',
  },
  FIXED_ASSETS_USUAL: {
    seller: 'Le chiffre d’affaires est sain au regard des immobilisations[ ({value} fois leur valeur)].',
    company: 'Votre chiffre d’affaires est sain au regard de vos immobilisations[ ({value} fois leur valeur)].',
  },
  FIXED_ASSETS_UNUSUAL: {
    seller: 'Le chiffre d’affaires est inhabituel au regard des immobilisations[ ({value} fois leur valeur)].',
    company:
      'Votre chiffre d’affaires est inhabituel au regard de vos immobilisations[ ({value} fois leur valeur)]. Vous pouvez nous envoyer des comptes plus récents.',
  },
  DEPRECIATION_USUAL: {
    seller: 'Les amortissements sont sains[ : {value} du chiffre d’affaires].',
    company: 'Vos amortissements sont sains[ : {value} du chiffre d’affaires].',
  },
  DEPRECIATION_UNUSUAL: {
    seller: 'Les amortissements sont inhabituels[ : {value} du chiffre d’affaires].',
    company:
      'Vos amortissements sont inhabituels[ : {value} du chiffre d’affaires]. Vous pouvez nous envoyer des comptes plus récents.',
  },
  BALANCE_SHEET_STEADY: {
    seller: 'Les entreprises de cette taille de bilan font moins souvent défaut[ (total du bilan : {value})].',
    company: 'Les entreprises dont le bilan a la taille du vôtre font moins souvent défaut[ (total : {value})].',
  },
  BALANCE_SHEET_RISKY: {
    seller: 'Les entreprises de cette taille de bilan font plus souvent défaut[ (total du bilan : {value})].',
    company:
      'Les entreprises dont le bilan a la taille du vôtre font plus souvent défaut[ (total : {value})]. Si vos derniers comptes montrent d’autres chiffres, merci de nous les envoyer.',
  },
} as const satisfies Partial<ReasonTexts>;
