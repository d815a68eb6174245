import type { ChangeFigure, Counterfactual } from '../decision/counterfactual.ts';
import { conditionText, counterfactualText, type Telling } from '../decision/counterfactual-text.ts';
import type { Decision } from '../decision/decision.ts';
import type { Language } from '../language.ts';
import { toValue } from '../money.ts';
import type { CardCounterfactual, CardFigure } from './card.ts';
import { isTooLittleData } from './too-little.ts';

const figureOf = (value: ChangeFigure): CardFigure =>
  value.type === 'money' ? { type: 'money', value: toValue(value.value) } : value;

const shown = (counterfactual: Counterfactual, telling: Telling): CardCounterfactual => {
  const { code, reason, change, before, after } = counterfactual;
  return {
    code,
    reason_code: reason,
    condition: conditionText(counterfactual, telling),
    text: counterfactualText(counterfactual, telling),
    change: { from: change.from === undefined ? null : figureOf(change.from), to: figureOf(change.to) },
    score: { from: before.score, to: after.score },
    grade: { from: before.grade, to: after.grade },
    limit: { from: toValue(before.limit), to: toValue(after.limit) },
    decision: { from: before.outcome, to: after.outcome },
  };
};

/** The counterfactuals of a decision as the score's answer and every card give them, for the seller. */
export const counterfactualsShown = (decision: Decision, language: Language): readonly CardCounterfactual[] => {
  const telling = {
    language,
    reader: 'seller',
    isNaturalPerson: decision.subjectKind === 'natural_person',
    isScored: !isTooLittleData(decision),
  } as const;
  return (decision.counterfactuals ?? []).map((counterfactual) => shown(counterfactual, telling));
};
