import { daysBetween } from '../../calendar.ts';
import { scaleOf } from '../../money.ts';
import { assess } from '../../scoring/assess.ts';
import { NANO } from '../../scoring/nano.ts';
import type { Scorecard } from '../../scoring/scorecard.ts';
import { annualFlows } from '../../signal/annual-flows.ts';
import { latestOf } from '../../signal/answer.ts';
import { judgedStatements } from '../../signal/judged-statements.ts';
import type { Fact, IsoDate, Signal, SourceGroup } from '../../signal/signal.ts';
import { usableCash, usableStatement } from '../../signal/usable.ts';
import { convert } from '../exposure.ts';
import { money, roundedUp } from './amounts.ts';
import { cashAt, paymentsAt, statementAt, type Scale } from './average-facts.ts';
import { changeFacts } from './change-facts.ts';
import type { Lever, Situation, Step } from './lever.ts';

type Averaged = Extract<SourceGroup, 'accounts' | 'cash' | 'payments'>;

/** The last 31 December that is far enough back for accounts to be drawn up. */
const lastYearEnd = (today: IsoDate): IsoDate => {
  const end = `${Number(today.slice(0, 4)) - 1}-12-31`;
  return daysBetween(end, today) >= 90 ? end : `${Number(today.slice(0, 4)) - 2}-12-31`;
};

/** Facts of one group for a company of that scale, from weak (0) to sound (1). */
const FACTS: Readonly<Record<Averaged, (soundness: number, scale: Scale, today: IsoDate) => Fact>> = {
  accounts: (soundness, scale, today) => ({
    kind: 'accounts.statement',
    value: statementAt(soundness, scale, lastYearEnd(today)),
  }),
  cash: (soundness, scale) => ({ kind: 'cash.summary', value: cashAt(soundness, scale) }),
  payments: (soundness, { currency }) => ({ kind: 'payments.summary', value: paymentsAt(soundness, currency) }),
};

/** The company on which the average is found: where its day and scale lie must not depend on who is asked about first. */
const PROBE = { today: '2026-06-30', scale: { turnover: 100_000_000, currency: 'EUR' } } as const;
const SOUNDNESSES = Array.from({ length: 41 }, (_, index) => index / 40);

/** Farther than this from the reference, in log-odds, figures are not to be called average: 17 score points. */
const NEAR = 0.2;

type Answered = Parameters<typeof assess>[0];

type Probe = { readonly today: IsoDate; readonly scorecard: Scorecard };

const nanoOf = (group: Averaged, answers: Answered, { today, scorecard }: Probe): number =>
  assess(answers, today, { scorecard }).assessment.contributions.reduce(
    (sum, contribution) => (contribution.group === group ? sum + contribution.nano : sum),
    0,
  );

const distanceAt = (group: Averaged, soundness: number, scorecard: Scorecard): number => {
  const { today, scale } = PROBE;
  const signal = { ...FACTS[group](soundness, scale, today), source: group, asOf: today };
  const answer = {
    source: group,
    groups: [group],
    found: true,
    signals: [signal],
    fetchedAt: `${today}T00:00:00.000Z`,
  };
  return Math.abs(nanoOf(group, [answer], { today, scorecard }));
};

/**
 * Tables are centred on the companies they were learned on, so figures are average where what they add is nearest to
 * nothing; undefined where no facts come near. Of two as near the weaker.
 */
const averageOf = (group: Averaged, scorecard: Scorecard): number | undefined => {
  const distances = SOUNDNESSES.map((soundness) => distanceAt(group, soundness, scorecard));
  const least = Math.min(...distances);
  return least <= NEAR * NANO ? SOUNDNESSES[distances.indexOf(least)] : undefined;
};

/** By scorecard, and found when a group is first asked for: it takes a few dozen runs of the model. */
const averages = new WeakMap<Scorecard, Map<Averaged, number | undefined>>();

const knownAverageOf = (group: Averaged, scorecard: Scorecard): number | undefined => {
  const known = averages.get(scorecard) ?? new Map<Averaged, number | undefined>();
  averages.set(scorecard, known);
  if (!known.has(group)) known.set(group, averageOf(group, scorecard));
  return known.get(group);
};

/** Cautious: small companies make about twice as much for each of their staff (INSEE, Esane). Euros. */
const TURNOVER_OF_ONE = 100_000;

const rounded = (minor: number, currency: Scale['currency']): Scale | undefined =>
  minor > 0 ? { turnover: roundedUp(minor, currency), currency } : undefined;

/** How large a company of these facts is; figures for a company of unknown size would be made up. */
const scaleFrom = ({ signals, today, rules }: Situation): Scale | undefined => {
  const statement = usableStatement(signals, today)?.value;
  if (statement !== undefined) return rounded(annualFlows(statement).turnover ?? 0, statement.currency);
  const cash = usableCash(signals, today)?.value;
  if (cash !== undefined) return rounded((cash.inflow / cash.days) * 365, cash.currency);
  const staff = latestOf(signals, 'company.staff')?.value.min ?? 0;
  const euros = { minor: staff * TURNOVER_OF_ONE * scaleOf('EUR'), currency: 'EUR' } as const;
  const amount = convert(euros, rules.policy.currency, rules.policy.rates);
  return amount && rounded(amount.minor, amount.currency);
};

const shown = (fact: Fact, scale: Scale): Step['to'] =>
  fact.kind === 'payments.summary'
    ? { type: 'number', value: fact.value.averageDelayDays }
    : money(scale.turnover, scale.currency);

/** Accounts that cannot be right are taken back when sound ones are sent. */
const faulty = (group: Averaged, { signals, today }: Situation): readonly Signal[] =>
  group === 'accounts'
    ? judgedStatements(signals, today).flatMap(({ signal, faults }) => (faults.length === 0 ? [] : [signal]))
    : [];

const averageLever = (code: Lever['code'], group: Averaged): Lever => ({
  code,
  steps: (situation) => {
    const soundness = knownAverageOf(group, situation.rules.scorecard);
    // Nothing about payments is an amount of money, so they need no scale but a currency.
    const scale =
      group === 'payments' ? { turnover: 0, currency: situation.rules.policy.currency } : scaleFrom(situation);
    if (soundness === undefined || scale === undefined) return [];
    const fact = FACTS[group](soundness, scale, situation.today);
    return [{ to: shown(fact, scale), input: () => changeFacts(situation, faulty(group, situation), [fact]) }];
  },
});

/** What average figures would do where no accounts are known: the model's own reference, as facts. */
export const accountsAverage = averageLever('ACCOUNTS_AVERAGE', 'accounts');
export const bankAverage = averageLever('BANK_DATA_AVERAGE', 'cash');
export const paymentsAverage = averageLever('PAYMENTS_AVERAGE', 'payments');
