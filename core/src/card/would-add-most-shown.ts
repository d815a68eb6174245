import type { Decision } from '../decision/decision.ts';
import type { Language } from '../language.ts';
import type { WouldAddMost } from './card.ts';
import { labelsFor } from './labels.ts';

/** True where a fact (struck off, in liquidation) refused the company: no estimate, however narrow, would matter. */
const isRefusedByFact = ({ outcome, reasons }: Decision): boolean =>
  outcome === 'refuse' && reasons.every(({ topic }) => topic !== 'risk');

/**
 * The source that would narrow the interval most, as the score's answer and every card name it. It speaks of the
 * estimate's width alone: narrower may be better or worse for the company, so no score or limit is held out.
 */
export const wouldAddMostShown = (decision: Decision, language: Language): WouldAddMost | null => {
  const { groups, wouldAddMost: group } = decision.assessment;
  if (group === undefined || isRefusedByFact(decision)) return null;
  const { sourceGroups, narrowing } = labelsFor(language);
  const { absent, partial } = narrowing[group];
  return { group, label: sourceGroups[group], text: groups.includes(group) ? partial : absent };
};
