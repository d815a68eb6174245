import type { StepTable } from '../../../src/scoring/scorecard.ts';
import type { CardSources } from '../card-sources.ts';
import { featureWords } from '../feature-words.ts';
import { markdownTable, paragraph, signed } from '../markdown.ts';

const expertRow = (group: string, { feature, points, evidence }: StepTable): readonly (readonly string[])[] =>
  evidence.kind === 'expert'
    ? [
        [
          group,
          featureWords(feature),
          `${signed(Math.min(...points))} to ${signed(Math.max(...points))}`,
          evidence.source,
        ],
      ]
    : [];

/** Which tables a person set, how far each reaches, and on what evidence. */
export const expertSection = ({ scorecard }: CardSources): string =>
  [
    '## What an expert set, and on what evidence',
    paragraph(`No public file holds these facts beside the outcome, so the points were set by hand from published studies. They are the
      first to be replaced when a lender's own outcomes allow it. Points are log-odds of not failing: positive is safer.`),
    markdownTable(
      ['group', 'fact', 'points', 'evidence'],
      scorecard.subScores.flatMap(({ group, tables }) => tables.flatMap((table) => expertRow(group, table))),
    ),
    paragraph(
      'Age stays expert although the American loans tell it: beside the years of approval none of its effect was left.',
    ),
  ].join('\n\n');
