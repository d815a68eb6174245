import type { Fact, Proceedings } from '@creditline/core';
import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type {
  AccountsFacts,
  CashFacts,
  CompanyFacts,
  LinkFacts,
  NoticeFacts,
  PaymentFacts,
  ProceedingsFact,
  RegistryFacts,
} from './company-facts.ts';

const PROCEEDINGS: readonly Proceedings[] = ['conciliation', 'safeguard', 'receivership', 'liquidation'];

/** Divisions of every rank of risk, and one code that is not in NACE. */
export const SECTORS = ['8411', '3511', '6820', '6201', '4690', '7711', '4711', '9602', '4941', '4120', '5610', '0000'];

const maybe = <T>(arbitrary: Arbitrary<T>): Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });

/** A record without the members that came out undefined, as `exactOptionalPropertyTypes` wants it. */
const known = <T extends object>(arbitrary: Arbitrary<T>): Arbitrary<T> =>
  arbitrary.map((value) => Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T);

const otherFact: Arbitrary<Fact> = fc.oneof(
  fc.string().map((value): Fact => ({ kind: 'company.name', value })),
  fc.string().map((value): Fact => ({ kind: 'company.legal_form', value })),
  fc.nat().map((minor): Fact => ({ kind: 'company.capital', value: { minor, currency: 'EUR' } })),
  fc.string().map((name): Fact => ({ kind: 'company.parent', value: { key: 'FR:000000141', name } })),
);

export const registryFacts: Arbitrary<RegistryFacts> = known(
  fc.record({
    createdDaysAgo: maybe(fc.nat(12_000)),
    status: fc.constantFrom('active', 'active', 'active', 'ceased'),
    isStruckOff: fc.nat(9).map((n) => n === 0),
    subject: fc.constantFrom('legal_person', 'legal_person', 'natural_person'),
    staff: maybe(fc.nat(400)),
    sector: maybe(fc.constantFrom(...SECTORS)),
    movedDaysAgo: maybe(fc.nat(900)),
    others: fc.array(otherFact, { maxLength: 2 }),
  }),
) as Arbitrary<RegistryFacts>;

const proceedingsFact: Arbitrary<ProceedingsFact> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('proceedings.opened', 'proceedings.plan'),
    value: fc.constantFrom(...PROCEEDINGS),
    daysAgo: fc.nat(6000),
  }),
  fc.record({
    kind: fc.constant('proceedings.closed'),
    value: fc.record({
      proceedings: fc.constantFrom(...PROCEEDINGS),
      outcome: fc.constantFrom('cleared', 'insufficient_assets', 'other'),
    }),
    daysAgo: fc.nat(6000),
  }),
) as Arbitrary<ProceedingsFact>;

export const noticeFacts: Arbitrary<NoticeFacts> = known(
  fc.record({
    proceedings: fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(proceedingsFact, { maxLength: 4 }) },
    ),
    filedDaysAgo: maybe(fc.nat(1800)),
    soldDaysAgo: maybe(fc.nat(1800)),
    isBuyer: fc.boolean(),
    unread: fc.option(fc.string({ minLength: 1 }), { nil: undefined, freq: 8 }),
  }),
) as Arbitrary<NoticeFacts>;

/** Cents up to ten million euros; zero and small figures come often, for that is where ratios break. */
const cents = fc.oneof(fc.constant(0), fc.nat(200), fc.nat(1_000_000_000));
const signedCents = fc.oneof(
  cents,
  cents.map((value) => 0 - value),
);

const share = fc.integer({ min: 0, max: 1000 }).map((value) => value / 1000);

type Statement = AccountsFacts['statement'];

const part = (whole: number, ...shares: readonly number[]): number =>
  Math.floor(shares.reduce((left, of) => left * of, whole));

type Stocks = Pick<
  Required<Statement>,
  | 'totalAssets'
  | 'currentAssets'
  | 'inventory'
  | 'receivables'
  | 'cash'
  | 'equity'
  | 'retainedEarnings'
  | 'totalLiabilities'
  | 'currentLiabilities'
>;

/** A balance sheet that balances, of any size and with debts up to twice what there is. */
const stocks: Arbitrary<Stocks> = fc
  .tuple(
    fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 1_000_000_000 })),
    fc.array(share, { minLength: 6, maxLength: 6 }),
  )
  .map(([totalAssets, [current = 0, stock = 0, owed = 0, debts = 0, short = 0, kept = 0]]) => {
    const currentAssets = part(totalAssets, current);
    const inventory = part(currentAssets, stock);
    const receivables = part(currentAssets - inventory, owed);
    const totalLiabilities = part(2 * totalAssets, debts);
    return {
      totalAssets,
      currentAssets,
      inventory,
      receivables,
      cash: currentAssets - inventory - receivables,
      equity: totalAssets - totalLiabilities,
      retainedEarnings: part(totalAssets - totalLiabilities, kept),
      totalLiabilities,
      currentLiabilities: part(totalLiabilities, short),
    };
  });

/** Flows within what the balance sheet can bear, so that a statement is no absurd one, whichever figure is left out. */
const flows = ({ totalAssets, totalLiabilities, receivables, inventory, currentLiabilities }: Stocks) => {
  const upTo = (most: number, least = 0) => cents.map((value) => Math.max(least, Math.min(most, value)));
  const result = signedCents.map((value) => Math.max(-50 * totalAssets, Math.min(9 * totalAssets, value)));
  const least = Math.ceil(Math.max(receivables / 2, inventory / 3, currentLiabilities / 20));
  return fc.record({
    turnover: fc.oneof(
      { weight: 1, arbitrary: fc.constant(0) },
      { weight: 4, arbitrary: upTo(200 * totalAssets, least) },
    ),
    previousTurnover: cents,
    operatingResult: result,
    preTaxResult: result,
    netResult: result,
    depreciation: upTo(totalAssets),
    interestExpense: upTo(Math.min(totalAssets, totalLiabilities)),
    intangibles: upTo(totalAssets),
    financialDebt: upTo(totalLiabilities),
  });
};

const whole: Arbitrary<Statement> = stocks.chain((sheet) =>
  fc.tuple(flows(sheet), maybe(fc.boolean())).map(([others, declared]) => ({
    ...sheet,
    ...others,
    ...(declared === undefined ? {} : { declared }),
  })),
);

/** Figures that no statement can have together, one way or another. */
export const absurdStatement: Arbitrary<Statement> = fc.tuple(whole, fc.nat(5)).map(([statement, way]) => {
  const { totalAssets, currentAssets, equity, totalLiabilities } = statement as Stocks;
  const ways: readonly Statement[] = [
    { totalAssets: 0 },
    { totalAssets: -totalAssets },
    { equity: equity + totalAssets },
    { currentAssets: 2 * totalAssets + 1 },
    { cash: 2 * currentAssets + totalAssets },
    { currentLiabilities: 2 * totalLiabilities + totalAssets },
  ];
  return { ...statement, ...ways[way] };
});

/** Any statement; often some of its figures are not given, seldom it cannot be right. */
export const accountsFacts: Arbitrary<AccountsFacts> = fc.record({
  daysAgo: fc.nat(1500),
  statement: fc.oneof(
    { weight: 2, arbitrary: whole },
    {
      weight: 6,
      arbitrary: fc
        .tuple(whole, fc.infiniteStream(fc.nat(5)))
        .map(([statement, draws]) =>
          Object.fromEntries(Object.entries(statement).filter(() => draws.next().value !== 0)),
        ),
    },
    { weight: 1, arbitrary: absurdStatement },
  ),
});

export const cashFacts: Arbitrary<CashFacts> = fc.record({
  daysAgo: fc.nat(150),
  summary: fc.record({
    days: fc.integer({ min: 1, max: 365 }),
    balance: signedCents,
    minimumBalance: signedCents,
    inflow: cents,
    outflow: cents,
    balanceChange: fc.integer({ min: -2000, max: 2000 }).map((value) => value / 1000),
    overdraftDays: fc.nat(60),
    rejectedDebits: fc.nat(6),
  }),
});

export const paymentFacts: Arbitrary<PaymentFacts> = fc.record({
  daysAgo: fc.nat(450),
  summary: fc.record({ averageDelayDays: fc.nat(120), late30Share: share, unpaid: cents }),
});

export const linkFacts: Arbitrary<LinkFacts> = fc.record({ daysAgo: fc.nat(300), share, linked: fc.nat(9) });

/** Any company, known from any of the sources. */
export const companyFacts: Arbitrary<CompanyFacts> = known(
  fc.record({
    registry: fc.option(registryFacts, { nil: undefined, freq: 6 }),
    notices: fc.option(noticeFacts, { nil: undefined, freq: 6 }),
    accounts: maybe(accountsFacts),
    cash: maybe(cashFacts),
    payments: maybe(paymentFacts),
    links: maybe(linkFacts),
  }),
) as Arbitrary<CompanyFacts>;

/** A company that the registers know nothing bad of, so that figures decide. */
export const cleanCompany: Arbitrary<CompanyFacts> = fc
  .tuple(companyFacts, registryFacts, fc.nat(500))
  .map(([facts, registry, filedDaysAgo]) => ({
    ...facts,
    registry: { ...registry, status: 'active', isStruckOff: false, subject: 'legal_person' },
    notices: { proceedings: [], filedDaysAgo, isBuyer: false },
  }));

/** What a customer asks for, in cents; often nothing. */
export const need: Arbitrary<number | undefined> = maybe(fc.integer({ min: 1, max: 60_000_000 }));

/** Many runs from one seed, so that a failure comes again. */
export const always = <T>(property: fc.IProperty<T>, numRuns = 400): void => {
  fc.assert(property, { seed: 20_261_121, numRuns });
};
