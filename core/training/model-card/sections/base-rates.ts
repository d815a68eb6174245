import { baseRates, publishedFailureRates } from '../../../src/decision/policies/base-rates.ts';
import type { CountryCode } from '../../../src/company/company.ts';
import type { CardSources } from '../card-sources.ts';
import { markdownTable, paragraph, percent } from '../markdown.ts';

/** The level of the probabilities by country, with its sources. */
export const baseRatesSection = ({ scorecard }: CardSources): string => {
  const countries = Object.keys(publishedFailureRates).toSorted() as CountryCode[];
  return [
    '## The level of the probabilities: base rates',
    paragraph(`The scorecard itself holds for companies of which ${percent(scorecard.baseRate)} fail within 12 months. A policy states another
      rate per country (\`baseRates\`); all companies of that country then move by the same log-odds, so nobody's rank changes and the
      points of every figure stay. Another country, or a policy without the list, keeps ${percent(scorecard.baseRate)}. The default policy uses the last column:
      the middle, in log-odds, between the published figure and the common rate, and not below 1 %, because half of what sets a country
      apart is law (how rare formal insolvency is), not risk. An invoice 90 days late is a different and far more common event. Put
      your own figure there as soon as you have one.`),
    markdownTable(
      ['country', 'published', 'year', 'of', 'source', 'used'],
      countries.map((country) => {
        const { rate, year, of, source } = publishedFailureRates[country]!;
        return [country, percent(rate, 2), `${year}`, of, source, percent(baseRates[country]!)];
      }),
      [1, 5],
    ),
  ].join('\n\n');
};
