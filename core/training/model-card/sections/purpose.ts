import type { CardSources } from '../card-sources.ts';
import { bullet, decimal, paragraph, percent } from '../markdown.ts';

/** How well the accounts part did on rows that it had not seen, at home and elsewhere. */
const howGood = ({ accounts, figures }: CardSources): string => {
  const { auc } = accounts.report.figures;
  const { ordinary } = accounts.report;
  const other = figures.find(({ run }) => run.name === 'polish_3year_apply')?.measured;
  const elsewhere = other === undefined ? 'not measured' : `AUC ${decimal(other.auc)}`;
  return `The part that reads annual accounts ranks a failing company below a sound one in ${percent(auc)} of the pairs that it had
    not seen (AUC ${decimal(auc)}) in its own file. Part of that are faults of the file: on the ${ordinary.rows.toLocaleString('en-GB')} rows without them (${ordinary.positives} failed) it is
    AUC ${decimal(ordinary.auc)}, and this is what to expect of statements. On other years and another horizon: ${elsewhere}. All sources together have never been
    measured on real companies, since no public file holds them all for the same ones.`;
};

/** What the model is, and what it must not be used for. */
export const purposeSection = (sources: CardSources): string => {
  const { id, version, publishedOn, grades, probability } = sources.scorecard;
  return [
    `# Model card: ${id} ${version}`,
    paragraph(`Published ${publishedOn}. Written by \`npm run train -- model-card\` from the reports of the training; a test fails when the two
      differ. How to train: [docs/training.md](docs/training.md).`),
    '## In short',
    [
      bullet(`**Question.** How likely is this company to fail within 12 months (insolvency proceedings, or closed with debts)? The answer is
        a probability, a score from 0 to 1000 and a grade ${grades[0]!.grade} to ${grades.at(-1)!.grade}. The lender's policy, not the model, turns it into accept, ask for a
        guarantee, refer to a person or refuse, and into a limit.`),
      bullet(`**For** trade credit to companies. **Not for** consumers, employment, insurance, loans of several years, banks, insurers or
        public bodies, and never as the only ground for refusing a natural person.`),
      bullet(`**How good.** ${howGood(sources)}`),
      bullet(`**Weak points.** Polish companies of 2007-2013, American loans, no proof for your country, too low probabilities in a crisis
        ([known limits](#known-limits)). Your own outcomes close that gap ([monitoring](#monitoring-and-retraining)).`),
      bullet(`**Explanations are exact.** The model is a sum of tables: the points of all facts add up to the score. Probabilities stay
        between ${percent(probability.floor, 2)} (the floor for corporates under Basel 3.1) and ${percent(probability.ceiling, 2)}.`),
    ].join('\n'),
  ].join('\n\n');
};
