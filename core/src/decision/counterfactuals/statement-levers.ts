import type { SignalOf } from '../../signal/answer.ts';
import { signalsOf } from '../../signal/answer.ts';
import type { AccountsStatement, CashSummary } from '../../signal/signal.ts';
import { statementFaults } from '../../signal/statement-faults.ts';
import { usableCash, usableStatement } from '../../signal/usable.ts';
import type { CounterfactualCode } from '../counterfactual.ts';
import type { DecisionInput } from '../decide.ts';
import { amountsUpTo, money, roundedUp } from './amounts.ts';
import { changeFacts, type ChangedFact } from './change-facts.ts';
import type { Lever, Situation } from './lever.ts';

type Figure = Exclude<keyof AccountsStatement, 'closedOn' | 'months' | 'currency' | 'declared'>;

/** Figures that are stated, moved by one amount; a figure that is not stated stays unknown. */
const moved = (statement: AccountsStatement, figures: readonly Figure[], byMinor: number): Partial<AccountsStatement> =>
  Object.fromEntries(
    figures.flatMap((figure) => {
      const value = statement[figure];
      return value === undefined ? [] : [[figure, value + byMinor]];
    }),
  );

/** The same year's statement with other figures, in the place of every statement of that year. */
const withStatement = (
  situation: Situation,
  { value: statement }: SignalOf<'accounts.statement'>,
  { changed, more = [] }: { readonly changed: Partial<AccountsStatement>; readonly more?: readonly ChangedFact[] },
): DecisionInput => {
  const replaced = signalsOf(situation.signals, 'accounts.statement').filter(
    ({ value }) => value.closedOn === statement.closedOn,
  );
  return changeFacts(situation, replaced, [
    { kind: 'accounts.statement', value: { ...statement, ...changed } },
    ...more,
  ]);
};

type StatementLever = {
  readonly code: CounterfactualCode;
  /** Minor units: how much is moved, or what `figure` has to reach. */
  readonly amounts: (statement: AccountsStatement) => readonly number[];
  readonly change: (statement: AccountsStatement, minor: number) => Partial<AccountsStatement>;
  /** The figure that the amounts are to reach, where they are not sums to be moved. */
  readonly figure?: Figure;
};

const statementLever = ({ code, amounts, change, figure }: StatementLever): Lever => ({
  code,
  steps: (situation) => {
    const signal = usableStatement(situation.signals, situation.today);
    if (signal === undefined) return [];
    const { value: statement } = signal;
    const from = figure === undefined ? undefined : statement[figure];
    // A step to figures that no sound statement shows is none that a company could take.
    const possible = amounts(statement).filter(
      (minor) => statementFaults({ ...statement, ...change(statement, minor) }, situation.today).length === 0,
    );
    return possible.map((minor) => ({
      to: money(minor, statement.currency),
      ...(from === undefined ? {} : { from: money(from, statement.currency) }),
      input: () => withStatement(situation, signal, { changed: change(statement, minor) }),
    }));
  },
});

/** Paid in as money, so that equity, cash and what contains them grow together and the balance still balances. */
export const capitalPaidIn = statementLever({
  code: 'CAPITAL_PAID_IN',
  // More than all that the company owns today would make it another company.
  amounts: ({ equity, totalAssets, currency }) =>
    equity === undefined || totalAssets === undefined ? [] : amountsUpTo(totalAssets, currency),
  change: (statement, minor) => moved(statement, ['equity', 'totalAssets', 'currentAssets', 'cash'], minor),
});

/** Only what was borrowed can be put on longer terms, and half of what is due soon is a great deal. */
const MOST_MADE_LONGER = 0.5;

export const debtMadeLonger = statementLever({
  code: 'DEBT_MADE_LONGER',
  amounts: ({ currentLiabilities = 0, financialDebt = Number.POSITIVE_INFINITY, currency }) =>
    amountsUpTo(Math.floor(Math.min(currentLiabilities * MOST_MADE_LONGER, financialDebt)), currency),
  change: (statement, minor) => moved(statement, ['currentLiabilities'], -minor),
});

/** Beyond half, a company would lack what it trades with. */
const MOST_TURNED_TO_CASH = 0.5;

/** What customers owe, collected: one asset becomes another, and the balance sheet stays as long as it was. */
export const receivablesCollected = statementLever({
  code: 'RECEIVABLES_COLLECTED',
  amounts: ({ receivables = 0, currency }) => amountsUpTo(Math.floor(receivables * MOST_TURNED_TO_CASH), currency),
  change: (statement, minor) => ({
    ...moved(statement, ['receivables'], -minor),
    ...moved(statement, ['cash'], minor),
  }),
});

/** Stock sold off at what it cost, so that no profit is made up. */
export const stockReduced = statementLever({
  code: 'STOCK_REDUCED',
  amounts: ({ inventory = 0, currency }) => amountsUpTo(Math.floor(inventory * MOST_TURNED_TO_CASH), currency),
  change: (statement, minor) => ({ ...moved(statement, ['inventory'], -minor), ...moved(statement, ['cash'], minor) }),
});

const RESULTS = ['operatingResult', 'preTaxResult', 'netResult'] as const;

/** Break-even first, then margins that an ordinary good year has. */
const NET_MARGINS = [0, 0.01, 0.02, 0.03, 0.04, 0.05];

/** A margin above this is no ordinary year, also where rounding makes it so. */
const MOST_MARGIN = 0.1;

const targets = (now: number | undefined, wanted: readonly number[], { currency }: AccountsStatement) =>
  now === undefined
    ? []
    : wanted
        .map((minor) => (minor === 0 ? 0 : roundedUp(minor, currency)))
        .filter((minor, index, all) => minor > now && minor !== all[index - 1]);

/** A year without losses: what makes the difference between the results is not to hide one. */
const withoutLosses = (statement: AccountsStatement, byMinor: number): Partial<AccountsStatement> =>
  Object.fromEntries(
    Object.entries(moved(statement, RESULTS, byMinor)).map(([figure, minor]) => [figure, Math.max(0, Number(minor))]),
  );

export const resultReached = statementLever({
  code: 'RESULT_REACHED',
  figure: 'netResult',
  amounts: (statement) => {
    const turnover = Math.max(0, statement.turnover ?? 0);
    const wanted = NET_MARGINS.map((margin) => margin * turnover);
    return targets(statement.netResult, wanted, statement).filter((minor) => minor <= turnover * MOST_MARGIN);
  },
  change: (statement, minor) => withoutLosses(statement, minor - (statement.netResult ?? 0)),
});

const COVERS = [1, 1.5, 2, 3, 4, 6, 8];

export const operatingResultReached = statementLever({
  code: 'OPERATING_RESULT_REACHED',
  figure: 'operatingResult',
  amounts: (statement) => {
    const { interestExpense = 0, turnover = 0, operatingResult } = statement;
    if (interestExpense <= 0) return [];
    const wanted = COVERS.map((cover) => cover * interestExpense);
    return targets(operatingResult, wanted, statement).filter((minor) => minor <= turnover * MOST_MARGIN);
  },
  change: (statement, minor) => moved(statement, RESULTS, minor - (statement.operatingResult ?? 0)),
});

/** What is paid out today is missing in the bank today. */
const paidFrom = (cash: CashSummary, minor: number): CashSummary => {
  const balance = cash.balance - minor;
  return {
    ...cash,
    balance,
    minimumBalance: Math.min(cash.minimumBalance, balance),
    outflow: cash.outflow + minor,
    balanceChange: ((1 + cash.balanceChange) * balance) / cash.balance - 1,
  };
};

/** Long-term debt is repaid before what is due soon, as the statement does not say which loan it would be. */
const repaid = (statement: AccountsStatement, minor: number): Partial<AccountsStatement> => {
  const changed = moved(
    statement,
    ['financialDebt', 'totalLiabilities', 'totalAssets', 'currentAssets', 'cash'],
    -minor,
  );
  const { currentLiabilities } = statement;
  const { totalLiabilities } = changed;
  return currentLiabilities === undefined || totalLiabilities === undefined
    ? changed
    : { ...changed, currentLiabilities: Math.min(currentLiabilities, totalLiabilities) };
};

/** A company that empties its till to repay a loan is not safer for it. */
const MOST_OF_CASH = 0.5;

/** From cash that both the statement and, where it is known, the bank shows. */
export const debtRepaid: Lever = {
  code: 'DEBT_REPAID',
  steps: (situation) => {
    const signal = usableStatement(situation.signals, situation.today);
    const bank = usableCash(situation.signals, situation.today);
    if (signal === undefined) return [];
    const { financialDebt = 0, cash = 0, totalLiabilities = financialDebt, currency } = signal.value;
    const inBank = bank === undefined ? cash : bank.value.currency === currency ? bank.value.balance : 0;
    const most = Math.floor(Math.min(financialDebt, totalLiabilities, Math.min(cash, inBank) * MOST_OF_CASH));
    const possible = amountsUpTo(most, currency).filter(
      (minor) => statementFaults({ ...signal.value, ...repaid(signal.value, minor) }, situation.today).length === 0,
    );
    return possible.map((minor) => ({
      to: money(minor, currency),
      input: () => {
        const changed = withStatement(situation, signal, { changed: repaid(signal.value, minor) });
        return bank === undefined
          ? changed
          : changeFacts(
              { ...situation, input: changed },
              [bank],
              [{ kind: 'cash.summary', value: paidFrom(bank.value, minor), asOf: bank.asOf }],
            );
      },
    }));
  },
};
