import type { CardSources } from '../card-sources.ts';
import { bullet, decimal, percent } from '../markdown.ts';
import stated from '../stated.json' with { type: 'json' };

const { predictedLow, predictedHigh, observed, what } = stated.crisis;

/** What the model cannot do, or was never shown to do. */
export const limitsSection = ({ profile }: CardSources): string =>
  [
    '## Known limits',
    [
      bullet(`**Country and time.** Accounts were learned on Polish companies of 2007-2013, mostly manufacturing and trade. That this holds
        under another country's accounting, tax and insolvency law is not proven, so accounts do not count in full.`),
      bullet(`**Crises.** Every model tried predicted ${percent(predictedLow, 0)} to ${percent(predictedHigh, 0)} failures where ${percent(observed, 0)} came (${what}). Facts about companies do
        not foresee a change of regime: expect too low probabilities in a downturn, and raise the policy's base rate when you see one.`),
      bullet(`**Staff and sector** come from American small-business loans and say little (AUC ${decimal(profile.report.figures.auc)}); American sectors were matched
        to NACE coarsely.`),
      bullet(`**Notices, cash, payments and links** hold expert points, never fitted together on real companies.`),
      bullet(`**Not covered:** the second year, disputes, slow payers who do not fail, well-made false accounts (accounts that cannot be
        right are flagged, left out, and lower the confidence). Confidential accounts are a right in several countries: they lower
        confidence and are no sign of failure.`),
      bullet(`**Fairness.** No name, nationality, gender, address or family enters. Sector and age of the business can still stand in for
        groups of people where sole traders are scored.`),
    ].join('\n'),
  ].join('\n\n');
