import type { Decision } from '../decision/decision.ts';
import type { IsoDate } from '../signal/signal.ts';
import { aucDifference, placementsOf, type AucDifference } from './delong.ts';
import { brierOf } from './measures.ts';
import { outcomeState, type DefaultDefinition, type ObservedOutcome } from './observed-outcome.ts';
import { qualityOf, type PredictionQuality } from './prediction-quality.ts';

/** How one set of predictions did on labelled rows. */
export type PredictionResult = PredictionQuality & {
  readonly meanProbability: number;
  readonly brier: number;
};

/** `no_difference_shown` is not "equal": see the standard error of the difference. */
export type ComparisonVerdict = 'challenger_better' | 'champion_better' | 'no_difference_shown' | 'cannot_tell';

export type OutcomeComparison = {
  readonly rows: number;
  readonly defaults: number;
  readonly observedRate?: number;
  /** Absent when no decision has a label yet. */
  readonly champion?: PredictionResult;
  readonly challenger?: PredictionResult;
  /** AUC of the challenger less that of the champion, DeLong's paired test. */
  readonly auc?: AucDifference;
  /** By AUC alone; calibration stands beside it and can be repaired, order cannot. */
  readonly verdict: ComparisonVerdict;
};

export type KnownOutcomes = {
  readonly outcomes: readonly ObservedOutcome[];
  readonly today: IsoDate;
  readonly definition?: DefaultDefinition;
};

const SIGNIFICANCE = 0.05;

const keyOf = (companyKey: string, decidedAt: string): string => `${companyKey} ${decidedAt}`;

/** By code unit, without a locale; equal instants keep the order of the list. */
const compareText = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

type Labelled = { readonly rows: readonly number[]; readonly labels: Uint8Array };

/** The decisions that have a label today. A company decided on again within the list keeps its first row only. */
const labelledDecisions = (decisions: readonly Decision[], known: KnownOutcomes): Labelled => {
  const byKey = new Map(known.outcomes.map((outcome) => [keyOf(outcome.companyKey, outcome.decidedAt), outcome]));
  const seen = new Set<string>();
  const rows: number[] = [];
  const labels: number[] = [];
  const inOrder = decisions
    .map((decision, row) => ({ decision, row }))
    .toSorted((one, other) => compareText(one.decision.decidedAt, other.decision.decidedAt));
  for (const { decision, row } of inOrder) {
    const { key } = decision.company;
    const outcome = byKey.get(keyOf(key, decision.decidedAt));
    if (outcome === undefined || seen.has(key)) continue;
    const state = outcomeState(outcome, known.today, known.definition);
    if (state !== 'defaulted' && state !== 'sound') continue;
    seen.add(key);
    rows.push(row);
    labels.push(state === 'defaulted' ? 1 : 0);
  }
  return { rows, labels: Uint8Array.from(labels) };
};

const probabilitiesOf = (decisions: readonly Decision[], rows: readonly number[]): Float64Array =>
  Float64Array.from(rows, (row) => decisions[row]!.assessment.probabilityOfDefault);

const qualityWithLevel = (probabilities: Float64Array, labels: Uint8Array): PredictionResult => ({
  ...qualityOf(probabilities, labels),
  meanProbability: probabilities.reduce((sum, probability) => sum + probability, 0) / probabilities.length,
  brier: brierOf(probabilities, labels),
});

const verdictOf = (auc: AucDifference | undefined): ComparisonVerdict => {
  if (auc === undefined) return 'cannot_tell';
  if (auc.pValue >= SIGNIFICANCE) return 'no_difference_shown';
  return auc.difference > 0 ? 'challenger_better' : 'champion_better';
};

/** Two lists of decisions on the same inputs, in the same order, judged by what is known today. */
export const compareOnOutcomes = (
  champions: readonly Decision[],
  challengers: readonly Decision[],
  known: KnownOutcomes,
): OutcomeComparison => {
  const { rows, labels } = labelledDecisions(champions, known);
  const defaults = labels.reduce((sum, label) => sum + label, 0);
  if (rows.length === 0) return { rows: 0, defaults, verdict: 'cannot_tell' };
  const champion = probabilitiesOf(champions, rows);
  const challenger = probabilitiesOf(challengers, rows);
  const auc =
    defaults === 0 || defaults === rows.length
      ? undefined
      : aucDifference(placementsOf(challenger, labels), placementsOf(champion, labels), labels);
  return {
    rows: rows.length,
    defaults,
    observedRate: defaults / rows.length,
    champion: qualityWithLevel(champion, labels),
    challenger: qualityWithLevel(challenger, labels),
    ...(auc === undefined ? {} : { auc }),
    verdict: verdictOf(auc),
  };
};
