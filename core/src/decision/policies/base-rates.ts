import type { CountryCode } from '../../company/company.ts';

/** A share of companies that entered insolvency proceedings within 12 months, as published or divided here. */
export type PublishedFailureRate = {
  /** 0..1, of the companies that `of` names. */
  readonly rate: number;
  readonly year: number;
  readonly of: string;
  readonly source: string;
};

/**
 * What was read in a published text; where a text gives only a count, `source` names both texts of the division. A
 * country without both is left out. Figures of different countries are not comparable: formal insolvency is rare in
 * Spain or Poland and usual in France or Luxembourg for companies that stop paying in the same way.
 */
export const publishedFailureRates: Readonly<Record<CountryCode, PublishedFailureRate>> = {
  AT: {
    rate: 0.0117,
    year: 2024,
    of: 'companies (the text does not define them)',
    source: 'CRIF Austria, 27 February 2025: 6,813 insolvencies, 117 per 10,000 companies',
  },
  BE: {
    rate: 0.0079,
    year: 2024,
    of: 'enterprises',
    source:
      'Graydon: one enterprise in 151 in 2022, carried to 2024 with the counts of Statbel (9,265 in 2022 and 11,067 in 2024), as if the number of enterprises had not changed',
  },
  CH: {
    rate: 0.0087,
    year: 2024,
    of: 'statistically active enterprises',
    source:
      'Dun & Bradstreet: 4,475 insolvencies in nine months of 2024, taken to twelve; Federal Statistical Office: 685,278 enterprises in July 2023',
  },
  DE: {
    rate: 0.0072,
    year: 2024,
    of: 'enterprises with turnover tax',
    source:
      'Creditreform: 22,400 insolvencies, 72 per 10,000; Destatis gives 47 per 10,000 for the first three quarters, 63 a year',
  },
  ES: {
    rate: 0.005,
    year: 2022,
    of: 'commercial companies, without sole traders (with them 0.21 %)',
    source: 'Informa D&B: rate of concursos 0.50 % of the sociedades mercantiles',
  },
  FR: {
    rate: 0.018,
    year: 2024,
    of: 'active legal units without micro-entrepreneurs (with them 1.2 %)',
    source:
      'Banque de France: 65,764 failures in 2024; INSEE: 5.526 million active legal units in 2022, a third of them micro-entrepreneurs',
  },
  GB: {
    rate: 0.00524,
    year: 2024,
    of: 'companies on the effective register of England and Wales, dormant ones included',
    source: 'Insolvency Service, commentary of 21 January 2025: one in 191 companies, 52.4 per 10,000',
  },
  IE: {
    rate: 0.0029,
    year: 2024,
    of: 'businesses',
    source: 'PwC Insolvency Barometer: 852 insolvencies, 29 per 10,000 (20-year average 50)',
  },
  IT: {
    rate: 0.0041,
    year: 2017,
    of: 'companies (the text does not define them)',
    source: 'Informa D&B: 0.41 %; no later rate was found, only counts (Cerved: 9,194 judicial liquidations in 2024)',
  },
  LU: {
    rate: 0.0348,
    year: 2019,
    of: 'enterprises',
    source: 'Creditreform Luxembourg: 1,263 bankruptcies (1,193 in 2024); STATEC: 36,323 enterprises',
  },
  NL: {
    rate: 0.0013,
    year: 2024,
    of: 'enterprises, most of them sole traders',
    source: 'CBS: 0.13 % of all enterprises went bankrupt (0.29 % in 2015)',
  },
  PL: {
    rate: 0.0017,
    year: 2023,
    of: 'active enterprises, most of them sole traders',
    source: 'Coface: 4,701 insolvencies, restructurings included; GUS: about 2.7 million active enterprises',
  },
  PT: {
    rate: 0.0068,
    year: 2017,
    of: 'companies (the text does not define them)',
    source: 'Informa D&B: 0.68 %; no later rate was found, and the counts have fallen since',
  },
  US: {
    rate: 0.0037,
    year: 2024,
    of: 'employer firms',
    source:
      'US Courts, fiscal year 2024: 22,762 business petitions; Economic Census 2022: 6.2 million firms with employees',
  },
};

/** The default rate to which a country's own figure is drawn: failures of trading companies where the law makes them visible. */
const COMMON_RATE = 0.02;
/** No country is taken for safer than this on the strength of a law that makes insolvency rare. */
const LOWEST_RATE = 0.01;

const oddsOf = (rate: number): number => rate / (1 - rate);

/**
 * Half of what sets a country apart is taken for its companies and half for its law, since nobody publishes the two
 * apart: the middle between the published and the common rate in log-odds, in steps of 0.1 %, not below 1 %.
 */
const baseRateOf = (published: number): number => {
  const odds = Math.sqrt(oddsOf(published) * oddsOf(COMMON_RATE));
  return Math.max(LOWEST_RATE, Math.round((1000 * odds) / (1 + odds)) / 1000);
};

/**
 * The share of companies that fail within 12 months, by country of registration, for a policy. The event is failure
 * (proceedings, or closed with debts), not an invoice 90 days late: that happens to many more companies and, unlike
 * failure, has no published rate by country; Dun & Bradstreet's own definition of it was met by 23.5 % of a US sample.
 */
export const baseRates: Readonly<Partial<Record<CountryCode, number>>> = Object.fromEntries(
  Object.entries(publishedFailureRates).map(([country, published]) => [country, baseRateOf(published.rate)]),
);
