import type { Assessment } from '../scoring/assessment.ts';
import { NANO } from '../scoring/nano.ts';
import type { Feature } from '../signal/feature.ts';
import { OUTCOMES, type Outcome, type Reason, type ReasonValue } from './decision.ts';
import type { CaseFacts } from './case-facts.ts';
import type { Condition, Policy, PolicyRule } from './policy.ts';
import { REASON_CODES } from './reason-code.ts';

/** What a rule found: the figure, date and source that its reason shows. */
type Finding = { readonly value?: ReasonValue; readonly source?: string; readonly asOf?: string };

/** A rule that holds: how tight the outcome must be at least, why, and the cap it sets. */
export type RuleHit = { readonly outcome: Outcome; readonly reason: Reason; readonly limitCapMinor?: number };

type Asked = { readonly facts: CaseFacts; readonly assessment: Assessment };

const ratio = (value: number): Finding => ({ value: { type: 'ratio', value } });
const since = (at: { readonly since: string; readonly source: string }): Finding => ({
  value: { type: 'date', value: at.since },
  source: at.source,
  asOf: at.since,
});

/** As a reason of the scorecard shows the same figure. */
const shownAs = ({ shown, source, asOf }: Feature): Finding => ({
  ...(shown === undefined ? {} : { value: shown }),
  ...(source === undefined ? {} : { source }),
  ...(asOf === undefined ? {} : { asOf }),
});

const isClosedWithin = ({ lastClosed }: CaseFacts, years: number): boolean =>
  lastClosed !== undefined && lastClosed.years < years;

const hasFigures = (facts: CaseFacts): boolean =>
  facts.present.some((group) => group === 'accounts' || group === 'cash' || group === 'payments');

/** One answer for each kind of condition; undefined when it does not hold. */
const ASK: {
  readonly [K in Condition['is']]: (condition: Extract<Condition, { is: K }>, asked: Asked) => Finding | undefined;
} = {
  company_struck_off: (_, { facts: { ceased } }) => (ceased?.isStruckOff === true ? since(ceased) : undefined),
  company_ceased: (_, { facts }) => (facts.ceased === undefined ? undefined : since(facts.ceased)),
  proceedings_open: ({ proceedings }, { facts: { proceedings: state } }) =>
    state.state === 'open' && state.proceedings === proceedings ? since(state) : undefined,
  plan_running: (_, { facts: { proceedings } }) => (proceedings.state === 'plan' ? since(proceedings) : undefined),
  proceedings_again: ({ now, years }, { facts }) => {
    const { proceedings: state } = facts;
    const isNow = (state.state === 'open' && state.proceedings === now) || (state.state === 'plan' && now === 'plan');
    return isNow && isClosedWithin(facts, years) ? since(state) : undefined;
  },
  proceedings_closed_within: ({ years }, { facts }) =>
    facts.proceedings.state === 'closed' && facts.lastClosed !== undefined && isClosedWithin(facts, years)
      ? {
          value: { type: 'number', value: facts.lastClosed.years },
          source: facts.lastClosed.source,
          asOf: facts.lastClosed.asOf,
        }
      : undefined,
  closed_unpaid: (_, { facts: { proceedings } }) =>
    proceedings.state === 'closed' && proceedings.outcome === 'insufficient_assets'
      ? { source: proceedings.source, asOf: proceedings.since }
      : undefined,
  notice_unread: (_, { facts: { unreadNotice } }) =>
    unreadNotice === undefined
      ? undefined
      : { source: unreadNotice.source, asOf: unreadNotice.asOf, value: { type: 'text', value: unreadNotice.id } },
  statement_implausible: (_, { facts: { implausible } }) =>
    implausible === undefined
      ? undefined
      : { source: implausible.source, asOf: implausible.asOf, value: { type: 'fault', value: implausible.fault } },
  group_missing: ({ group }, { facts }) => (facts.present.includes(group) ? undefined : {}),
  confidence_below: ({ value }, { assessment }) =>
    assessment.confidence < value ? ratio(assessment.confidence) : undefined,
  young_without_figures: ({ ageYears }, { facts, assessment }) =>
    (facts.ageYears ?? 0) < ageYears && !hasFigures(facts) ? ratio(assessment.confidence) : undefined,
  match_below: ({ value }, { facts }) => (facts.matchConfidence < value ? ratio(facts.matchConfidence) : undefined),
  figure_above: ({ feature, value }, { facts: { features } }) => {
    const figure = features[feature];
    return figure?.value !== undefined && figure.value > value ? shownAs(figure) : undefined;
  },
  sector_in: ({ divisions }, { facts: { features } }) => {
    const sector = features.sector_division;
    return sector?.value !== undefined && divisions.includes(sector.value) ? shownAs(sector) : undefined;
  },
  natural_person: (_, { facts }) => (facts.subjectKind === 'natural_person' ? {} : undefined),
  probability_above: ({ value }, { assessment }) =>
    assessment.probabilityOfDefault > value ? ratio(assessment.probabilityOfDefault) : undefined,
  interval_crosses: ({ value }, { assessment }) =>
    // No figure is shown: the end of the interval would be taken for the probability itself.
    assessment.probabilityOfDefault <= value && assessment.probabilityInterval[1] > value ? {} : undefined,
};

const ask = (condition: Condition, asked: Asked): Finding | undefined =>
  // The table's type ties each key to its condition, which an index by a union cannot express.
  (ASK[condition.is] as (condition: Condition, asked: Asked) => Finding | undefined)(condition, asked);

const outcomeOf = (rule: PolicyRule, facts: CaseFacts): Outcome =>
  facts.subjectKind === 'natural_person' ? (rule.naturalPersonOutcome ?? rule.outcome) : rule.outcome;

/** The tighter of two outcomes. */
export const tighter = (a: Outcome, b: Outcome): Outcome => (OUTCOMES.indexOf(a) >= OUTCOMES.indexOf(b) ? a : b);

const hitOf = (rule: PolicyRule, asked: Asked): RuleHit | undefined => {
  const finding = ask(rule.when, asked);
  if (finding === undefined) return undefined;
  const reason: Reason = {
    code: rule.reason,
    topic: REASON_CODES[rule.reason],
    direction: 'down',
    points: 0,
    ...finding,
  };
  const cap = rule.limitCapMinor === undefined ? {} : { limitCapMinor: rule.limitCapMinor };
  return { outcome: outcomeOf(rule, asked.facts), reason, ...cap };
};

const byTightness = (a: RuleHit, b: RuleHit): number => OUTCOMES.indexOf(b.outcome) - OUTCOMES.indexOf(a.outcome);

const hitsOf = (rules: readonly PolicyRule[], asked: Asked): readonly RuleHit[] =>
  rules.map((rule) => hitOf(rule, asked)).filter((hit) => hit !== undefined);

const shifted = (probability: number, logOdds: number): number => {
  const odds = ((1 - probability) / probability) * Math.exp(logOdds);
  return Math.round(1e6 / (1 + odds)) / 1e6;
};

/** The assessment as if no proceedings were open: the points that the model took off for them are given back. */
export const withoutOpenProceedings = (assessment: Assessment): Assessment => {
  const nano = assessment.contributions.find(({ of }) => of === 'open_proceedings')?.nano ?? 0;
  if (nano >= 0) return assessment;
  const [low, high] = assessment.probabilityInterval;
  const back = (probability: number): number => shifted(probability, -nano / NANO);
  return {
    ...assessment,
    probabilityOfDefault: back(assessment.probabilityOfDefault),
    probabilityInterval: [back(low), back(high)],
  };
};

/** The figure that was asked is not the one that the answer shows, and two figures for one thing only confuse. */
const withoutFigure = ({ code, topic, direction, points }: Reason): Reason => ({ code, topic, direction, points });

const leftToPerson = (hit: RuleHit): RuleHit => ({
  ...hit,
  reason: withoutFigure(hit.reason),
  outcome: hit.outcome === 'refuse' ? 'refer' : hit.outcome,
});

/**
 * Every rule that holds, the tightest first and else in the policy's order. Where a hard rule holds, the model's rules
 * are asked without the points of open proceedings: that fact has its rule, and is not weighed twice. They are still
 * asked, so that a company which is too risky without any proceedings is not let in by them; but what is left to a
 * person by a hard rule is not refused by an estimate, it goes to that person.
 */
export const applyRules = (policy: Policy, facts: CaseFacts, assessment: Assessment): readonly RuleHit[] => {
  const model = policy.rules.filter(({ stage }) => stage === 'model');
  const firm = policy.rules.filter(({ stage }) => stage !== 'model');
  const isHard =
    hitsOf(
      firm.filter(({ stage }) => stage === 'hard'),
      { facts, assessment },
    ).length > 0;
  const estimated = isHard
    ? hitsOf(model, { facts, assessment: withoutOpenProceedings(assessment) }).map(leftToPerson)
    : hitsOf(model, { facts, assessment });
  return [...hitsOf(firm, { facts, assessment }), ...estimated].toSorted(byTightness);
};
