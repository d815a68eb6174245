import type { CardSources } from '../card-sources.ts';
import { bullet, decimal, percent } from '../markdown.ts';
import stated from '../stated.json' with { type: 'json' };

const { crisis } = stated;

/** What the model cannot do, or was never shown to do. */
export const limitsSection = ({ profile }: CardSources): string =>
  [
    '## Known limits',
    [
      bullet(`**Country and time.** Accounts were learned on Polish companies of 2007-2013, mostly manufacturing and trade. Accounting rules,
        tax and insolvency law differ; transfer to any other country is not proven. That is why accounts do not count in full.`),
      bullet(`**Crises.** In the run-up to 2008 every model tried predicted ${percent(crisis.predictedLow, 0)} to ${percent(crisis.predictedHigh, 0)} where ${percent(crisis.observed, 0)} failed
        (${crisis.what}). Facts about companies do not foresee a change of regime. Expect probabilities that are too low in a downturn, and
        raise the base rate in the policy when you see one.`),
      bullet(`**Staff and sector** come from American small-business loans and say little (AUC ${decimal(profile.report.figures.auc)}). Sectors were matched from NAICS to
        NACE coarsely.`),
      bullet(
        `**Horizon.** 12 months. The model says nothing about year two, and nothing about disputes or slow payers who do not fail.`,
      ),
      bullet(`**Old or unaudited accounts.** The model reads what it is given. Statements that cannot be right are flagged, not used, and lower
        the confidence; a well-made false statement is not recognised.`),
      bullet(
        `**Confidential accounts** are a legal choice in several countries: their absence lowers confidence, and is no sign of default.`,
      ),
      bullet(`**Expert points** (notices, cash, payments, links) were never fitted together on real companies.`),
      bullet(`**Fairness.** Neither nationality, gender, name, address nor family enters. Sector and age of a company can still stand in for
        groups of people where sole traders are scored; see the next section.`),
    ].join('\n'),
  ].join('\n\n');
