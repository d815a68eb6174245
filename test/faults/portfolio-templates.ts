import {
  canonicalJson,
  decide,
  tradeDefaultPolicy,
  tradeScorecard,
  type DecisionInput,
  type DecisionRecord,
} from '@creditline/core';
import * as fc from 'fast-check';
import { recorded } from '../../server/src/recorded-rules.ts';
import { cleanCompany, companyFacts } from '../core/arbitraries.ts';
import { inputOf } from '../core/company-facts.ts';

/** Stand in a template for what each company has of its own; nothing else in it reads like them. */
export const OWN = { siren: '999999999', decisionId: 'template-decision' } as const;

/** What the tables hold of one company that was decided about, with the marks of `OWN` in it. */
export type PortfolioTemplate = {
  readonly decision: {
    readonly score: number;
    readonly grade: string;
    readonly outcome: string;
    readonly limitMinor: number;
    readonly currency: string;
    readonly body: string;
  };
  /** Body of the audit record of kind `decision`. */
  readonly auditBody: string;
  readonly answers: readonly { readonly source: string; readonly found: boolean; readonly signals: unknown }[];
};

const RULES = { scorecard: tradeScorecard, policy: tradeDefaultPolicy };
const SCORECARD = recorded(tradeScorecard);
const POLICY = recorded(tradeDefaultPolicy);

/** The scorecard and policy that the templates were decided with: audit records that come before them. */
export const TEMPLATE_RULES = [
  { kind: 'scorecard', body: SCORECARD.body },
  { kind: 'policy', body: POLICY.body },
] as const;

const templateOf = (input: DecisionInput): PortfolioTemplate => {
  const decision = decide(input, RULES);
  const record: DecisionRecord = {
    format: 1,
    input,
    scorecard: { id: tradeScorecard.id, version: tradeScorecard.version, sha256: SCORECARD.sha256 },
    policy: { id: tradeDefaultPolicy.id, version: tradeDefaultPolicy.version, sha256: POLICY.sha256 },
    codeVersion: 'seed',
    decision,
  };
  return {
    decision: {
      score: decision.assessment.score,
      grade: decision.assessment.grade,
      outcome: decision.outcome,
      limitMinor: decision.limit.minor,
      currency: decision.limit.currency,
      body: canonicalJson(decision),
    },
    auditBody: canonicalJson(record),
    answers: input.answers.map(({ source, found, signals }) => ({ source, found, signals })),
  };
};

/** Three in four have no bad mark in the registers; facts are made from the seed. */
export const portfolioTemplates = (count: number, decidedAt: string, seed = 4): readonly PortfolioTemplate[] =>
  fc
    .sample(fc.oneof({ weight: 3, arbitrary: cleanCompany }, { weight: 1, arbitrary: companyFacts }), {
      seed,
      numRuns: count,
    })
    .map((facts) =>
      templateOf(
        inputOf(facts, {
          id: OWN.decisionId,
          decidedAt,
          company: { key: `FR:${OWN.siren}`, country: 'FR', siren: OWN.siren },
        }),
      ),
    );
