import {
  FEATURES,
  OUTCOMES,
  type Assessment,
  type Condition,
  type FeatureName,
  type Outcome,
  type Policy,
  type PolicyRule,
} from '@creditline/core';
import { Engine, type ConditionProperties } from 'json-rules-engine';
import type { CaseFacts } from '../../core/src/decision/case-facts.ts';

/** Facts as json-rules-engine takes them: flat, by name. */
export type FlatFacts = Readonly<Record<string, string | number | boolean | readonly string[]>>;

const FEATURE_NAMES = Object.keys(FEATURES) as FeatureName[];
/** Stand-ins for what is not known, since the engine refuses a fact that is absent: beyond every value a rule asks for. */
const [NEVER, UNKNOWN] = [999, -1e15];

/** Some figures have the name of a fact. */
const figureFact = (name: FeatureName): string => `figure:${name}`;

export const flatFacts = (facts: CaseFacts, assessment: Assessment): FlatFacts => ({
  ceased: facts.ceased !== undefined,
  struckOff: facts.ceased?.isStruckOff === true,
  proceedings: facts.proceedings.state === 'open' ? facts.proceedings.proceedings : facts.proceedings.state,
  closedUnpaid: facts.proceedings.state === 'closed' && facts.proceedings.outcome === 'insufficient_assets',
  unread: facts.unreadNotice !== undefined,
  implausible: facts.implausible !== undefined,
  present: facts.present,
  hasFigures: facts.present.some((group) => group === 'accounts' || group === 'cash' || group === 'payments'),
  ageYears: facts.ageYears ?? 0,
  isNaturalPerson: facts.subjectKind === 'natural_person',
  matchConfidence: facts.matchConfidence,
  closedYears: facts.lastClosed?.years ?? NEVER,
  ...Object.fromEntries(FEATURE_NAMES.map((name) => [figureFact(name), facts.features[name]?.value ?? UNKNOWN])),
  confidence: assessment.confidence,
  probability: assessment.probabilityOfDefault,
  probabilityHigh: assessment.probabilityInterval[1],
});

const is = (fact: string, operator: string, value: unknown): ConditionProperties => ({ fact, operator, value });

/** Each condition of our policies in the words of json-rules-engine; all of the list must hold. */
const CONDITIONS: { readonly [K in Condition['is']]: (when: Extract<Condition, { is: K }>) => ConditionProperties[] } =
  {
    company_struck_off: () => [is('struckOff', 'equal', true)],
    company_ceased: () => [is('ceased', 'equal', true)],
    proceedings_open: ({ proceedings }) => [is('proceedings', 'equal', proceedings)],
    plan_running: () => [is('proceedings', 'equal', 'plan')],
    proceedings_again: ({ now, years }) => [is('proceedings', 'equal', now), is('closedYears', 'lessThan', years)],
    proceedings_closed_within: ({ years }) => [
      is('proceedings', 'equal', 'closed'),
      is('closedYears', 'lessThan', years),
    ],
    closed_unpaid: () => [is('closedUnpaid', 'equal', true)],
    notice_unread: () => [is('unread', 'equal', true)],
    statement_implausible: () => [is('implausible', 'equal', true)],
    group_missing: ({ group }) => [is('present', 'doesNotContain', group)],
    confidence_below: ({ value }) => [is('confidence', 'lessThan', value)],
    young_without_figures: ({ ageYears }) => [is('ageYears', 'lessThan', ageYears), is('hasFigures', 'equal', false)],
    match_below: ({ value }) => [is('matchConfidence', 'lessThan', value)],
    figure_above: ({ feature, value }) => [is(figureFact(feature), 'greaterThan', value)],
    sector_in: ({ divisions }) => [is(figureFact('sector_division'), 'in', divisions)],
    natural_person: () => [is('isNaturalPerson', 'equal', true)],
    probability_above: ({ value }) => [is('probability', 'greaterThan', value)],
    interval_crosses: ({ value }) => [
      is('probability', 'lessThanInclusive', value),
      is('probabilityHigh', 'greaterThan', value),
    ],
  };

const conditionsOf = (rule: PolicyRule): ConditionProperties[] =>
  // The table's type ties each key to its condition, which an index by a union cannot express.
  (CONDITIONS[rule.when.is] as (when: Condition) => ConditionProperties[])(rule.when);

/** The rules of a policy as one engine; each rule's id is the type of its event. */
export const peerEngine = (policy: Policy): Engine => {
  const engine = new Engine();
  for (const rule of policy.rules) {
    engine.addRule({ conditions: { all: conditionsOf(rule) }, event: { type: rule.id }, name: rule.id });
  }
  return engine;
};

export type PeerVerdict = { readonly outcome: Outcome; readonly reasons: readonly string[] };

const tightest = (outcomes: readonly Outcome[]): Outcome =>
  OUTCOMES[Math.max(0, ...outcomes.map((outcome) => OUTCOMES.indexOf(outcome)))]!;

/** The outcome and reasons of one company by the peer. */
export const askPeer = async (engine: Engine, policy: Policy, facts: FlatFacts): Promise<PeerVerdict> => {
  const { events } = await engine.run({ ...facts });
  const held = policy.rules.filter(({ id }) => events.some(({ type }) => type === id));
  const isHard = held.some(({ stage }) => stage === 'hard');
  const outcomes = held.map((rule): Outcome => {
    const own = facts['isNaturalPerson'] === true ? (rule.naturalPersonOutcome ?? rule.outcome) : rule.outcome;
    return isHard && rule.stage === 'model' && own === 'refuse' ? 'refer' : own;
  });
  return { outcome: tightest(outcomes), reasons: held.map(({ reason }) => reason).toSorted() };
};
