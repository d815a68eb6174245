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

/** A fixed day: what is average must not depend on when, or about whom, it was first asked. */
const PROBE_DAY = '2026-06-30';

/** Soundness is varied in fortieths. */
const PARTS = 40;

/** Farther than this from the reference, in log-odds, figures are not to be called average: 17 score points. */
const NEAR = 0.2;

/** What the facts alone add to the model's reference, nano log-odds. */
const addedBy = (group: Averaged, fact: Fact, scorecard: Scorecard): number => {
  const signal: Signal = { ...fact, source: group, asOf: PROBE_DAY };
  const fetchedAt = `${PROBE_DAY}T00:00:00.000Z`;
  const answer = { source: group, groups: [group], found: true, signals: [signal], fetchedAt };
  const { assessment } = assess([answer], PROBE_DAY, { scorecard });
  return assessment.contributions.reduce((sum, one) => (one.group === group ? sum + one.nano : sum), 0);
};

/**
 * Tables are centred on the companies they were learned on, so figures are average where what they add turns from a
 * loss into a gain: found by halving. Undefined where no facts come near. Of two as near the weaker.
 */
const averageOf = (group: Averaged, scale: Scale, scorecard: Scorecard): number | undefined => {
  const nanoAt = (part: number): number => addedBy(group, FACTS[group](part / PARTS, scale, PROBE_DAY), scorecard);
  let [weak, sound] = [0, PARTS];
  while (sound - weak > 1) {
    const middle = (weak + sound) >> 1;
    if (nanoAt(middle) <= 0) weak = middle;
    else sound = middle;
  }
  const [below, above] = [Math.abs(nanoAt(weak)), Math.abs(nanoAt(sound))];
  if (Math.min(below, above) > NEAR * NANO) return undefined;
  return (below <= above ? weak : sound) / PARTS;
};

/** By scorecard, group and size: finding one takes eight runs of the model, and sizes are round. */
const averages = new WeakMap<Scorecard, Map<string, number | undefined>>();

const knownAverageOf = (group: Averaged, scale: Scale, scorecard: Scorecard): number | undefined => {
  const known = averages.get(scorecard) ?? new Map<string, number | undefined>();
  averages.set(scorecard, known);
  const key = `${group} ${scale.turnover} ${scale.currency}`;
  if (!known.has(key)) known.set(key, averageOf(group, scale, scorecard));
  return known.get(key);
};

/** Euros of sales for each of the staff; an expert's, and low, for too large a company would get too high a limit. */
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
    // Nothing about payments is an amount of money, so they need no scale but a currency.
    const { currency } = situation.rules.policy;
    const scale = group === 'payments' ? { turnover: 0, currency } : scaleFrom(situation);
    if (scale === undefined) return [];
    const soundness = knownAverageOf(group, scale, situation.rules.scorecard);
    if (soundness === undefined) return [];
    const fact = FACTS[group](soundness, scale, situation.today);
    return [{ to: shown(fact, scale), input: () => changeFacts(situation, faulty(group, situation), [fact]) }];
  },
});

/** What average figures would do where no accounts are known: the model's own reference, as facts. */
export const accountsAverage = averageLever('ACCOUNTS_AVERAGE', 'accounts');
export const bankAverage = averageLever('BANK_DATA_AVERAGE', 'cash');
export const paymentsAverage = averageLever('PAYMENTS_AVERAGE', 'payments');
