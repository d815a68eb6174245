import { labelsFor } from '../card/labels.ts';
import type { Outcome } from '../decision/decision.ts';
import { formatValue } from '../decision/format-value.ts';
import type { Language } from '../language.ts';
import type { Money } from '../money.ts';
import type { Grade } from '../scoring/assessment.ts';
import type { AlertDelta, Moved } from './alert.ts';
import { alertTexts } from './alert-texts.ts';

const ARROW = ' → ';

const movedText = <T>({ from, to }: Moved<T>, text: (value: T) => string): string => {
  const [before, now] = [text(from), text(to)];
  return before === now ? now : `${before}${ARROW}${now}`;
};

const scoreText = ({ from, to }: Moved<number>, language: Language): string => {
  if (from === to) return String(to);
  // A minus sign is as wide as a plus; a hyphen beside figures reads as a range.
  const change = formatValue({ type: 'number', value: to - from }, language, 'signed').replace('-', '−');
  return `${from}${ARROW}${to} (${change})`;
};

/** Score, grade, limit and decision, a line each: `Score: 742 → 308 (−434)`. What did not move is shown once. */
export const deltaLines = ({ score, grade, limit, outcome }: AlertDelta, language: Language): readonly string[] => {
  const { lines, colon } = alertTexts(language);
  const { bands, outcomes } = labelsFor(language);
  const money = (value: Money): string => formatValue({ type: 'money', value }, language);
  return [
    `${lines.score}${colon}${scoreText(score, language)}`,
    `${lines.grade}${colon}${movedText(grade, (value: Grade) => `${value} (${bands[value]})`)}`,
    `${lines.limit}${colon}${movedText(limit, money)}`,
    `${lines.decision}${colon}${movedText(outcome, (value: Outcome) => outcomes[value])}`,
  ];
};
