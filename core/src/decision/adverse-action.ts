import { labelsFor } from '../card/labels.ts';
import type { Language } from '../language.ts';
import { counterfactualText } from './counterfactual-text.ts';
import type { Decision, Reason } from './decision.ts';
import { formatDate } from './format-value.ts';
import { REASON_CODES, type ReasonCode, type Topic } from './reason-code.ts';
import { reasonText } from './reason-text.ts';
import { STATEMENT_TEXTS, type AdverseOutcome } from './texts/adverse-action-statement.ts';

/** What to tell a company whose request was not simply accepted, in words that are meant for it. */
export type AdverseAction = {
  readonly reasons: readonly string[];
  /** What would have been decided had one fact been different, for those of the reasons that the company can change. */
  readonly changes: readonly string[];
  readonly statement: string;
};

/**
 * Regulation B (12 CFR 1002.9(b)(2)) asks for the specific, principal reasons; its official interpretation
 * (comment 9(b)(2)-1) says that more than four are not likely to help.
 */
const REASONS_MAX = 4;

/**
 * The same paragraph holds "failed to achieve a qualifying score" to be no sufficient reason, so these come
 * after every specific one.
 */
const GENERIC: ReadonlySet<ReasonCode> = new Set<ReasonCode>(['RISK_TOO_HIGH', 'RISK_NEEDS_GUARANTEE']);

/** Reasons that a rule gives, whatever the score. A feature whose points round to 0 is not one. */
const RULES: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'COMPANY_CEASED',
  'COMPANY_STRUCK_OFF',
  'LIQUIDATION_OPEN',
  'RECEIVERSHIP_OPEN',
  'SAFEGUARD_OPEN',
  'CONCILIATION_OPEN',
  'PLAN_RUNNING',
  'NOTICE_UNREAD',
  'ACCOUNTS_IMPLAUSIBLE',
  'TOO_LITTLE_DATA',
  'INTERVAL_WIDE',
  'COMPANY_UNSURE',
  'NATURAL_PERSON_REVIEW',
  'SECTOR_NOT_COVERED',
  'LIMIT_BELOW_NEED',
  'NO_ROOM_FOR_CREDIT',
]);

const rankOf = ({ code }: Reason): number => {
  if (RULES.has(code)) return 0;
  return GENERIC.has(code) ? 2 : 1;
};

/** The table of codes goes from the gravest down, so it settles what points do not. */
const GRAVITY = Object.keys(REASON_CODES);
const gravityOf = ({ code }: Reason): number => GRAVITY.indexOf(code);

const principalReasons = (reasons: readonly Reason[]): Reason[] => {
  const ordered = reasons
    .filter((reason) => reason.direction === 'down')
    .toSorted((a, b) => rankOf(a) - rankOf(b) || a.points - b.points || gravityOf(a) - gravityOf(b));
  const told = new Set<Topic>();
  return ordered.filter((reason) => !told.has(reason.topic) && told.add(reason.topic)).slice(0, REASONS_MAX);
};

type Told = { readonly hasReasons: boolean; readonly hasChanges: boolean };

const statementOf = (
  decision: Decision,
  outcome: AdverseOutcome,
  { language, hasReasons, hasChanges }: Told & { readonly language: Language },
): string => {
  const texts = STATEMENT_TEXTS[language];
  const labels = labelsFor(language).sourceGroups;
  const groups = decision.assessment.groups.map((group) => labels[group].toLocaleLowerCase(language));
  const basis = groups.length === 0 ? texts.noBasis : texts.basis.replace('{groups}', groups.join(', '));
  const opening = texts.outcomes[outcome].replace('{date}', formatDate(decision.decidedAt, language));
  const rights = decision.subjectKind === 'natural_person' ? texts.personal : texts.rights;
  const lists = [...(hasReasons ? [texts.weighed] : []), ...(hasChanges ? [texts.changes] : [])];
  return [opening, basis, ...lists, rights].join(' ');
};

/** A change is told next to its reason only, and in the order of the reasons. */
const changesFor = (
  { counterfactuals = [], subjectKind }: Decision,
  principal: readonly Reason[],
  language: Language,
): readonly string[] => {
  const telling = {
    language,
    reader: 'company',
    isNaturalPerson: subjectKind === 'natural_person',
    isScored: true,
  } as const;
  return principal.flatMap(({ code }) =>
    counterfactuals
      .filter(({ reason }) => reason === code)
      .map((counterfactual) => counterfactualText(counterfactual, telling)),
  );
};

/**
 * The notice to a company that was refused, referred or asked for a guarantee; undefined when it was accepted.
 * Reasons are at most four, one for each topic: rules first, then what took most points. The statement says what
 * was decided when, from which kinds of facts and by what means, in terms a layman follows (CJEU C-203/22,
 * Dun & Bradstreet Austria, which names what-ifs as a fit way to explain), and how to contest it.
 */
export const adverseAction = (decision: Decision, language: Language): AdverseAction | undefined => {
  const { outcome } = decision;
  if (outcome === 'accept') return undefined;
  const principal = principalReasons(decision.reasons);
  const reasons = principal.map((reason) => reasonText(reason, language, 'company'));
  const changes = changesFor(decision, principal, language);
  const told = { language, hasReasons: reasons.length > 0, hasChanges: changes.length > 0 };
  return { reasons, changes, statement: statementOf(decision, outcome, told) };
};
