import { daysBetween } from '../../calendar.ts';
import { signalsOf, type SignalOf } from '../../signal/answer.ts';
import { judgedStatements } from '../../signal/judged-statements.ts';
import type { IsoDate } from '../../signal/signal.ts';
import type { CounterfactualCode } from '../counterfactual.ts';
import { changeFacts, type ChangedFact } from './change-facts.ts';
import type { Lever, Situation, Step } from './lever.ts';

/** Accounts of a year that ended less than three months ago can hardly have been drawn up. */
const DRAWN_UP_AFTER_DAYS = 90;

/** The same day so many years later; 29 February becomes the 28th. */
const yearsLater = (date: IsoDate, years: number): IsoDate => {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0');
  return `${year}${date.slice(4, 10)}`.replace(/-02-29$/, '-02-28');
};

/** The latest year's end of the company for which accounts may be there by now; undefined where none is newer. */
const latestClose = (closedOn: IsoDate, today: IsoDate): IsoDate | undefined => {
  const years = Number(today.slice(0, 4)) - Number(closedOn.slice(0, 4));
  return [yearsLater(closedOn, years), yearsLater(closedOn, years - 1)].find(
    (close) => daysBetween(close, today) >= DRAWN_UP_AFTER_DAYS && close > closedOn,
  );
};

type Filed = SignalOf<'accounts.filed'>;
type Statement = SignalOf<'accounts.statement'>;

const newest = <S extends Filed | Statement>(signals: readonly S[], today: IsoDate): S | undefined =>
  signals
    .filter(({ value }) => value.closedOn <= today)
    .reduce<S | undefined>(
      (best, signal) => (best === undefined || signal.value.closedOn > best.value.closedOn ? signal : best),
      undefined,
    );

type Known = { readonly filed: Filed | undefined; readonly statement: Statement | undefined };

/** A later statement joins the older ones; the list of filings only where the register of notices was searched. */
const filedFacts = ({ filed, statement }: Known, closedOn: IsoDate): readonly ChangedFact[] => [
  ...(filed === undefined
    ? []
    : [{ kind: 'accounts.filed', value: { ...filed.value, closedOn } } satisfies ChangedFact]),
  ...(statement === undefined
    ? []
    : [{ kind: 'accounts.statement', value: { ...statement.value, closedOn } } satisfies ChangedFact]),
];

const stepsFor = (situation: Situation, known: Known): readonly Step[] => {
  const closings = [known.filed, known.statement].flatMap((signal) =>
    signal === undefined ? [] : signal.value.closedOn,
  );
  const last = closings.toSorted().at(-1);
  const closedOn = last === undefined ? undefined : latestClose(last, situation.today);
  if (last === undefined || closedOn === undefined) return [];
  return [
    {
      to: { type: 'date', value: closedOn },
      from: { type: 'date', value: last },
      input: () => changeFacts(situation, [], filedFacts(known, closedOn)),
    },
  ];
};

const filingLever = (code: CounterfactualCode, hasFigures: boolean): Lever => ({
  code,
  steps: (situation) => {
    const { signals, today } = situation;
    const sound = judgedStatements(signals, today).filter(({ faults }) => faults.length === 0);
    const statement = newest(
      sound.map(({ signal }) => signal),
      today,
    );
    const filed = newest(signalsOf(signals, 'accounts.filed'), today);
    // What new accounts would say is not known: that they are like the last ones is said in so many words.
    return hasFigures === (statement === undefined) ? [] : stepsFor(situation, { filed, statement });
  },
});

/** The latest accounts filed, where no figures of the company are known. */
export const accountsFiled = filingLever('ACCOUNTS_FILED', false);

/** The latest accounts filed, with the figures of the last year that is known. */
export const accountsFiledAlike = filingLever('ACCOUNTS_FILED_ALIKE', true);
