import type { Language } from '../../language.ts';
import type { Outcome } from '../decision.ts';

export type AdverseOutcome = Exclude<Outcome, 'accept'>;

/**
 * The sentences around the reasons of a notice. `{date}` is the day of the decision and `{groups}` what it was
 * based on. `rights` closes every notice; `personal` takes its place when the company is a natural person.
 */
export type StatementTexts = {
  readonly outcomes: Readonly<Record<AdverseOutcome, string>>;
  readonly basis: string;
  readonly noBasis: string;
  /** Says what the list of reasons is; left out when there is none. */
  readonly weighed: string;
  /** Says what the list of changes is and what it is not; left out when there is none. */
  readonly changes: string;
  readonly rights: string;
  readonly personal: string;
};

export const STATEMENT_TEXTS: Readonly<Record<Language, StatementTexts>> = {
  en: {
    outcomes: {
      refuse: 'On {date} we decided that we cannot supply your company on credit for the time being.',
      refer:
        'On {date} we could not yet approve credit for your company: a member of our team is reviewing the request.',
      request_guarantee: 'On {date} we decided that we can supply your company on credit only against a guarantee.',
    },
    basis: 'The decision is based on a score computed from: {groups}.',
    weighed: 'The reasons listed weighed most against it.',
    changes:
      'For each change listed we ran the same computation again with that one fact different; it is an explanation and no promise of a later decision.',
    noBasis: 'We found no source that describes your company.',
    rights:
      'You may ask us to explain the decision, to correct facts that are wrong, and to have it reviewed by a person.',
    personal:
      'You have the right to have the decision taken by a person, to give your point of view, to contest it, to have it explained, and to have wrong data about you corrected.',
  },
  fr: {
    outcomes: {
      refuse:
        'Le {date}, nous avons décidé que nous ne pouvions pas, pour le moment, accorder de délai de paiement à votre entreprise.',
      refer:
        'Le {date}, nous n’avons pas encore pu accorder de délai de paiement à votre entreprise : un membre de notre équipe examine la demande.',
      request_guarantee:
        'Le {date}, nous avons décidé que nous ne pouvions accorder de délai de paiement à votre entreprise que moyennant une garantie.',
    },
    basis: 'La décision repose sur un score calculé à partir des éléments suivants : {groups}.',
    weighed: 'Les motifs indiqués sont ceux qui ont le plus pesé en sa défaveur.',
    changes:
      'Pour chaque changement indiqué, nous avons refait le même calcul avec ce seul élément différent ; c’est une explication, non une promesse de décision future.',
    noBasis: 'Nous n’avons trouvé aucune source qui décrive votre entreprise.',
    rights:
      'Vous pouvez nous demander d’expliquer la décision, de rectifier des éléments inexacts et de la faire réexaminer par une personne.',
    personal:
      'Vous avez le droit d’obtenir que la décision soit prise par une personne, d’exprimer votre point de vue, de contester la décision, d’en obtenir l’explication et de faire rectifier les données inexactes qui vous concernent.',
  },
  es: {
    outcomes: {
      refuse: 'El {date} decidimos que, por el momento, no podemos vender a crédito a su empresa.',
      refer:
        'El {date} todavía no pudimos conceder crédito a su empresa: una persona de nuestro equipo está revisando la solicitud.',
      request_guarantee: 'El {date} decidimos que solo podemos vender a crédito a su empresa con una garantía.',
    },
    basis: 'La decisión se basa en una puntuación calculada a partir de: {groups}.',
    weighed: 'Los motivos indicados son los que más pesaron en contra.',
    changes:
      'Para cada cambio indicado repetimos el mismo cálculo con ese único dato distinto; es una explicación y no una promesa de decisión futura.',
    noBasis: 'No encontramos ninguna fuente que describa su empresa.',
    rights:
      'Puede pedirnos que le expliquemos la decisión, que corrijamos los datos erróneos y que una persona la revise.',
    personal:
      'Tiene derecho a que la decisión la tome una persona, a expresar su punto de vista, a impugnarla, a recibir una explicación y a que se rectifiquen los datos inexactos que le conciernan.',
  },
  pt: {
    outcomes: {
      refuse: 'Em {date}, decidimos que, de momento, não podemos vender a crédito à sua empresa.',
      refer:
        'Em {date}, ainda não pudemos conceder crédito à sua empresa: uma pessoa da nossa equipa está a analisar o pedido.',
      request_guarantee: 'Em {date}, decidimos que só podemos vender a crédito à sua empresa mediante uma garantia.',
    },
    basis: 'A decisão baseia-se numa pontuação calculada a partir de: {groups}.',
    weighed: 'Os motivos indicados são os que mais pesaram contra.',
    changes:
      'Para cada alteração indicada repetimos o mesmo cálculo com esse único dado diferente; é uma explicação e não uma promessa de decisão futura.',
    noBasis: 'Não encontrámos nenhuma fonte que descreva a sua empresa.',
    rights: 'Pode pedir-nos que expliquemos a decisão, que corrijamos dados errados e que uma pessoa a reveja.',
    personal:
      'Tem o direito de que a decisão seja tomada por uma pessoa, de apresentar o seu ponto de vista, de a contestar, de obter uma explicação e de ver corrigidos os dados inexatos que lhe digam respeito.',
  },
};
