import type { Fact, Proceedings } from '@creditline/core';
import { plainFrench } from './french-text.ts';
import type { Judgment } from './schema.ts';

/** What a judgment says of the company: a fact, nothing about its state (`none`), or not understood (`unread`). */
export type Reading = Extract<Fact, { kind: `proceedings.${string}` | 'business.sold' }> | 'none' | 'unread';

const PROCEEDINGS: readonly (readonly [RegExp, Proceedings])[] = [
  [/liquidation judiciaire|liquidation des biens/, 'liquidation'],
  // The recovery proceedings of 2021-2025 were a short receivership for small firms that could not pay.
  [/redressement judiciaire|traitement de sortie de crise/, 'receivership'],
  [/sauvegarde/, 'safeguard'],
  [/conciliation/, 'conciliation'],
];

/** `plan de sauvegarde` is a plan and says nothing of proceedings that open. */
const PLAN =
  /plan (?:de |d'|du )?(?:sauvegarde|redressement|continuation|cession|traitement de sortie de crise)(?: financiere| acceleree| judiciaire)*/g;

/** The gravest that is named: "conversion into liquidation of the safeguard" is a liquidation. */
const gravest = (text: string): Proceedings | undefined => PROCEEDINGS.find(([pattern]) => pattern.test(text))?.[1];

const closed = (text: string, outcome: 'cleared' | 'insufficient_assets' | 'other'): Reading => ({
  kind: 'proceedings.closed',
  value: { proceedings: gravest(text) ?? 'liquidation', outcome },
});

const closure = (text: string): Reading => {
  if (/insuffisance d'actif/.test(text)) return closed(text, 'insufficient_assets');
  if (/extinction du passif|desinteress|passif exigible/.test(text)) return closed(text, 'cleared');
  return gravest(text) ? closed(text, 'other') : 'unread';
};

/** A plan ends the proceedings it is named after; continuation and recovery plans end a receivership. */
const planned = (text: string): Proceedings => {
  if (text.includes('sauvegarde')) return 'safeguard';
  return text.includes('conciliation') ? 'conciliation' : 'receivership';
};

const plan = (text: string): Reading => {
  // A business that goes to a buyer leaves the company in its proceedings.
  if (/plan de cession|cession de l'entreprise/.test(text)) return { kind: 'business.sold', value: true };
  if (/resolution|caducite/.test(text)) return 'unread';
  return { kind: 'proceedings.plan', value: planned(text) };
};

const opening = (text: string): Reading => {
  const value = gravest(text.replace(PLAN, ' '));
  return value ? { kind: 'proceedings.opened', value } : 'unread';
};

const OPENS = /ouvertur|ouvrant|\bouvre|conver[st]|extension|etend|prononc|\bmise? en\b|\bplacee? en\b|mettant en/;

/** What is overturned, rejected or undone cannot be known from the sentence alone. */
const OVERTURNS = /infirm|annul|reform|retract|rapport(?:e|ant)\b/;
const REFUSES = /rejet|debout|n'y a(?:voir)? (?:pas )?lieu/;

/**
 * The first rule that fits decides. The order holds what a list of natures cannot: sanctions mention insufficient
 * assets, closures mention pronouncing, openings mention the date of a later closure, and resolved plans open again.
 */
const RULES: readonly (readonly [fits: (text: string) => boolean, reading: (text: string) => Reading])[] = [
  // About a person who ran the company, not about the company.
  [(text) => /faillite personnelle|interdiction de gerer|banqueroute|interdiction de diriger/.test(text), () => 'none'],
  [(text) => /(?:combl|condamn|contribution|responsabilite).*insuffisance d'actif/.test(text), () => 'none'],
  // Papers that follow from proceedings already published.
  [
    (text) => /^(?:autre )?(?:avis de )?depot\b|etat des creances|etat de collocation|projet de repartition/.test(text),
    () => 'none',
  ],
  [(text) => /liste des creances/.test(text), () => 'none'],
  [(text) => OVERTURNS.test(text) || REFUSES.test(text), () => 'unread'],
  [(text) => /retablissement professionnel/.test(text), () => 'unread'],
  [(text) => /cloture/.test(text) && !/delai|terme|examin|ouv(?:re|ert|r)/.test(text), closure],
  [
    (text) => /(?:execution|fin|achevement) (?:complete |totale |integrale )?du plan/.test(text),
    (text) => ({ kind: 'proceedings.closed', value: { proceedings: planned(text), outcome: 'cleared' } }),
  ],
  [(text) => OPENS.test(text) && gravest(text.replace(PLAN, ' ')) !== undefined, opening],
  [(text) => /plan/.test(text) && gravest(text) !== undefined, plan],
  [(text) => /plan de (?:continuation|cession|redressement)/.test(text), plan],
  [
    (text) => /homologu|homologation/.test(text) && /conciliation|accord/.test(text),
    () => ({ kind: 'proceedings.plan', value: 'conciliation' }),
  ],
  [
    (text) => /(?:mettant|met|mis) fin a la procedure/.test(text) && gravest(text) !== undefined,
    (text) => closed(text, 'cleared'),
  ],
  // Steps inside proceedings whose opening has its own notice.
  [
    (text) =>
      /designation|remplac|nomm|cessation des paiements|observation|poursuite|prolong|prorog|reprise des poursuites|delai/.test(
        text,
      ),
    () => 'none',
  ],
];

const readText = (text: string): Reading => {
  const rule = RULES.find(([fits]) => fits(text));
  return rule ? rule[1](text) : 'unread';
};

/** "Autre jugement et ordonnance" and the like name no event; the meaning then sits in the free text. */
const isGeneric = (nature: string): boolean => nature === '' || nature.startsWith('autre ');

/** Clauses of the free text: the operative part and the procedure around it. */
const clausesOf = (complement: string): readonly string[] =>
  complement
    .split(/(?<=[a-z)])\. ?|;| - /)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');

const isFact = (reading: Reading): reading is Exclude<Reading, string> => typeof reading !== 'string';

const graveness = (reading: Exclude<Reading, string>): number => {
  const { value } = reading.kind === 'proceedings.opened' ? reading : { value: undefined };
  return value === undefined
    ? 0
    : PROCEEDINGS.length - PROCEEDINGS.findIndex(([, proceedings]) => proceedings === value);
};

/** "Ends the receivership; opens the liquidation": what opens outweighs what ends, except its own end. */
const weightiest = (facts: readonly Exclude<Reading, string>[]): Reading | undefined => {
  const [first] = facts;
  if (first?.kind !== 'proceedings.closed') return first;
  const ended = graveness({ kind: 'proceedings.opened', value: first.value.proceedings });
  return facts.find((fact) => graveness(fact) > ended) ?? first;
};

const readComplement = (complement: string): Reading => {
  const clauses = clausesOf(complement);
  if (clauses.some((clause) => OVERTURNS.test(clause) || REFUSES.test(clause))) return 'unread';
  const readings = clauses.map((clause) => ({ clause, reading: readText(clause) }));
  const fact = weightiest(readings.map(({ reading }) => reading).filter(isFact));
  if (fact) return fact;
  // A clause that names proceedings without saying what became of them must not hide behind a harmless one.
  if (readings.some(({ clause, reading }) => reading === 'unread' && gravest(clause) !== undefined)) return 'unread';
  return readings.find(({ reading }) => reading !== 'unread')?.reading ?? 'unread';
};

/** The meaning that a generic nature leaves to the free text. */
const readGeneric = (nature: string, complement: string): Reading => {
  const reading = readComplement(complement);
  if (reading !== 'unread') return reading;
  // "Autre jugement d'ouverture" + "liquidation judiciaire": the verb is in one field, the word in the other.
  return readText(`${nature.replace(/^autre /, '')} ${clausesOf(complement)[0] ?? ''}`.trim());
};

/** The meaning of a judgment by its nature and, where that says nothing, by its text. */
export const readJudgment = (judgment: Judgment): Reading => {
  const [family, nature, complement] = [judgment.famille, judgment.nature, judgment.complementJugement].map((text) =>
    plainFrench(text ?? ''),
  ) as [string, string, string];
  if (family.startsWith('avis de depot')) return 'none';
  if (OVERTURNS.test(nature)) return 'unread';
  if (isGeneric(nature)) return readGeneric(nature, complement);
  const reading = readText(nature);
  return reading === 'unread' ? readComplement(complement) : reading;
};
