import type { CardSources } from '../card-sources.ts';
import { bullet, decimal, paragraph, percent } from '../markdown.ts';

/** What the model is, and what it must not be used for. */
export const purposeSection = ({ scorecard, accounts, figures }: CardSources): string => {
  const { grades, probability } = scorecard;
  const other = figures.find(({ run }) => run.name === 'polish_3year_apply')?.measured;
  const elsewhere =
    other === undefined
      ? 'On other years and another horizon it is not measured yet.'
      : `On other years and another horizon: AUC ${decimal(other.auc)}.`;
  return [
    `# Model card: ${scorecard.id} ${scorecard.version}`,
    paragraph(`Published ${scorecard.publishedOn}. Written from the reports of the training by \`npm run train -- model-card\`; a test fails when
      this file is not what the reports say. Settings and how to retrain: [docs/training.md](docs/training.md).`),
    '## In short',
    [
      bullet(`**What it answers.** How likely is it that this company fails (insolvency proceedings, or closed with debts) within 12
        months? As a probability, a score from 0 to 1000 and a grade ${grades[0]!.grade} to ${grades.at(-1)!.grade}. The lender's policy, not the model,
        turns that into accept, ask for a guarantee, refer to a person or refuse, and into a limit.`),
      bullet(`**For** trade credit to companies: payment terms, limits, orders above them. **Not for** consumers, employment, insurance
        premiums, loans of years, banks and insurers, public bodies, or as the only ground for refusing a natural person.`),
      bullet(`**How good.** The part that reads annual accounts ranks a failing company below a sound one in ${percent(accounts.report.figures.auc)} of
        pairs that it had not seen (AUC ${decimal(accounts.report.figures.auc)}), in the file that it was learned on. ${elsewhere} The whole score, all
        sources together, has never been measured on real companies: no public file holds all sources of the same ones.`),
      bullet(`**Read before use:** [known limits](#known-limits). The main ones: Polish companies of 2007-2013, American loans, no proof
        for your country yet, too low probabilities in a crisis. Monitoring closes that gap with your own outcomes.`),
      bullet(`**Explanations are exact.** The model is a sum of tables. Each figure's points add up to the score to the last digit; no
        approximation stands in between. Probabilities stay between ${percent(probability.floor, 2)} (the floor for corporates under Basel
        3.1) and ${percent(probability.ceiling, 2)}.`),
    ].join('\n'),
  ].join('\n\n');
};
