import { decide, tradeDefaultPolicy, tradeScorecard, OUTCOMES, type DecisionInput } from '@creditline/core';
import * as fc from 'fast-check';
import { applyRules, withoutOpenProceedings } from '../../core/src/decision/apply-rules.ts';
import { caseFacts } from '../../core/src/decision/case-facts.ts';
import { assess } from '../../core/src/scoring/assess.ts';
import { patternOf } from '../../core/src/scoring/pattern.ts';
import { emptyScored, emptyVector, fillVector, scoreInto, scorerOf } from '../../core/src/scoring/scorer.ts';
import { cleanCompany, companyFacts } from '../core/arbitraries.ts';
import { inputOf, TODAY } from '../core/company-facts.ts';
import { benchMany, type ManyFigures } from './many-bench.ts';
import { cycle, nanosOf, type Budget } from './measure.ts';
import { askPeer, flatFacts, peerEngine } from './peer-rules.ts';

const RULES = { scorecard: tradeScorecard, policy: tradeDefaultPolicy };
const SCORER = scorerOf(tradeScorecard);

/** One company with everything that each contender needs, prepared outside the measured time. */
const prepare = (input: DecisionInput) => {
  const signals = input.answers.flatMap((answer) => answer.signals);
  const { assessment, features } = assess(input.answers, TODAY, RULES);
  const facts = caseFacts(signals, features, {
    present: assessment.groups,
    matchConfidence: input.match.confidence,
    today: TODAY,
  });
  const isHard = tradeDefaultPolicy.rules.some(
    (rule) =>
      rule.stage === 'hard' && applyRules({ ...tradeDefaultPolicy, rules: [rule] }, facts, assessment).length > 0,
  );
  // The peer is given the estimate that model rules are asked about, for it has no stages of its own.
  const flat = flatFacts(facts, isHard ? withoutOpenProceedings(assessment) : assessment);
  const vector = emptyVector(SCORER);
  fillVector(vector, SCORER, features);
  vector.pattern = patternOf(assessment.groups);
  return { input, assessment, facts, flat, vector };
};

type Company = ReturnType<typeof prepare>;

/** Both must agree on outcome and reasons for every company before anything is timed. */
const checkEqual = async (companies: readonly Company[]): Promise<void> => {
  const engine = peerEngine(tradeDefaultPolicy);
  for (const { input, facts, assessment, flat } of companies) {
    const hits = applyRules(tradeDefaultPolicy, facts, assessment);
    const reasons = hits.map(({ reason }) => reason.code).toSorted();
    // The tightest comes first. That of the whole decision also asks whether the limit leaves any room, which is no rule.
    const outcome = hits[0]?.outcome ?? 'accept';
    const peer = await askPeer(engine, tradeDefaultPolicy, flat);
    if (peer.outcome !== outcome || peer.reasons.join() !== reasons.join()) {
      throw new Error(
        `the peer decides ${JSON.stringify(peer)}, we ${outcome} ${reasons.join()}: ${JSON.stringify(input)}`,
      );
    }
  }
};

export type DecideFigures = {
  readonly companies: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly nanos: Readonly<Record<'decide' | 'rules' | 'peer' | 'assess' | 'contributions', number>>;
  /** How many times longer the peer takes for its rules alone than `decide` with score, limit, reasons and what-ifs. */
  readonly peerToDecide: number;
  readonly peerToRules: number;
  readonly many: ManyFigures;
};

/** Deciding against json-rules-engine on the same policy and facts, and the time of a score with its contributions. */
export const benchDecide = async (count: number, budget: Budget): Promise<DecideFigures> => {
  // Half of them have no bad mark in the registers, so that figures and not only hard facts decide.
  const facts = fc.sample(fc.oneof(companyFacts, cleanCompany), { seed: 20_261_121, numRuns: count });
  const companies = facts.map((known) => prepare(inputOf(known)));
  await checkEqual(companies);
  const engine = peerEngine(tradeDefaultPolicy);
  const scored = emptyScored(SCORER);
  const nanos = await nanosOf(
    {
      decide: cycle(companies, ({ input }) => decide(input, RULES)),
      rules: cycle(companies, ({ facts: known, assessment }) => applyRules(tradeDefaultPolicy, known, assessment)),
      peer: cycle(companies, ({ flat }) => askPeer(engine, tradeDefaultPolicy, flat)),
      assess: cycle(companies, ({ input }) => assess(input.answers, TODAY, RULES)),
      contributions: cycle(companies, ({ vector }) => scoreInto(scored, SCORER, vector)),
    },
    budget,
  );
  const decided = companies.map(({ input }) => decide(input, RULES).outcome);
  const outcomes = Object.fromEntries(OUTCOMES.map((name) => [name, decided.filter((one) => one === name).length]));
  return {
    companies: count,
    outcomes,
    nanos,
    peerToDecide: nanos.peer / nanos.decide,
    peerToRules: nanos.peer / nanos.rules,
    many: await benchMany(budget),
  };
};
