import type { Language } from '../../language.ts';
import type { StatementFault } from '../../signal/statement-faults.ts';

/** What cannot be right in a statement, as the end of a sentence. */
export const FAULT_TEXTS: Readonly<Record<Language, Readonly<Record<StatementFault, string>>>> = {
  en: {
    period_impossible: 'the period is not between 1 and 24 months',
    closed_in_future: 'the year closes in the future',
    assets_not_positive: 'total assets are nothing or less',
    figure_negative: 'a figure is negative that cannot be',
    unbalanced: 'equity and debts do not add up to total assets',
    current_assets_above_assets: 'current assets are above total assets',
    parts_above_current_assets: 'stock, receivables and cash are above current assets',
    short_debts_above_debts: 'short-term debts are above all debts',
    result_out_of_scale: 'the result is over a hundred times the balance sheet',
    units_differ: 'figures are about a thousand times larger or smaller than in other accounts',
  },
  fr: {
    period_impossible: 'la durée n’est pas comprise entre 1 et 24 mois',
    closed_in_future: 'la date de clôture est dans le futur',
    assets_not_positive: 'le total du bilan est nul ou négatif',
    figure_negative: 'un montant est négatif alors qu’il ne peut pas l’être',
    unbalanced: 'capitaux propres et dettes ne font pas le total du bilan',
    current_assets_above_assets: 'l’actif circulant dépasse le total du bilan',
    parts_above_current_assets: 'stocks, créances et trésorerie dépassent l’actif circulant',
    short_debts_above_debts: 'les dettes à court terme dépassent l’ensemble des dettes',
    result_out_of_scale: 'le résultat dépasse cent fois le bilan',
    units_differ: 'les montants sont environ mille fois plus grands ou plus petits que dans d’autres comptes',
  },
  es: {
    period_impossible: 'la duración no está entre 1 y 24 meses',
    closed_in_future: 'la fecha de cierre está en el futuro',
    assets_not_positive: 'el activo total es nulo o negativo',
    figure_negative: 'una cifra es negativa y no puede serlo',
    unbalanced: 'el patrimonio neto y las deudas no suman el activo total',
    current_assets_above_assets: 'el activo corriente supera el activo total',
    parts_above_current_assets: 'existencias, clientes y tesorería superan el activo corriente',
    short_debts_above_debts: 'las deudas a corto plazo superan el total de deudas',
    result_out_of_scale: 'el resultado supera cien veces el balance',
    units_differ: 'las cifras son unas mil veces mayores o menores que en otras cuentas',
  },
  pt: {
    period_impossible: 'a duração não está entre 1 e 24 meses',
    closed_in_future: 'a data de fecho está no futuro',
    assets_not_positive: 'o ativo total é nulo ou negativo',
    figure_negative: 'um valor é negativo e não o pode ser',
    unbalanced: 'os capitais próprios e as dívidas não somam o ativo total',
    current_assets_above_assets: 'o ativo corrente excede o ativo total',
    parts_above_current_assets: 'existências, clientes e tesouraria excedem o ativo corrente',
    short_debts_above_debts: 'as dívidas de curto prazo excedem o total das dívidas',
    result_out_of_scale: 'o resultado excede cem vezes o balanço',
    units_differ: 'os valores são cerca de mil vezes maiores ou menores do que noutras contas',
  },
};
