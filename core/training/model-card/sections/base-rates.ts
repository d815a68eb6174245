import { baseRates, publishedFailureRates } from '../../../src/decision/policies/base-rates.ts';
import type { CardSources } from '../card-sources.ts';
import { markdownTable, paragraph, percent } from '../markdown.ts';

/** The level of the probabilities by country, with its sources. */
export const baseRatesSection = ({ scorecard }: CardSources): string => {
  const countries = Object.keys(publishedFailureRates).toSorted();
  return [
    '## The level of the probabilities: base rates',
    paragraph(`The scorecard holds for companies of which ${percent(scorecard.baseRate)} fail within 12 months. A policy states another rate per
      country (\`baseRates\`): all companies of that country move by the same log-odds, ranks and points stay. A country that is not
      listed keeps ${percent(scorecard.baseRate)}. The default policy uses the last column: half-way, in log-odds, from the published figure to a common rate ([base-rates.ts](core/src/decision/policies/base-rates.ts)),
      not below 1 %, because half of what sets a country apart is its law (formal insolvency is rare in some), not its risk. Late
      payment is another and far more common event. Put your own figure there as soon as you have one.`),
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
