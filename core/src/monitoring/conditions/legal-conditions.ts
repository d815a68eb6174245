import { byAge, signalsOf } from '../../signal/answer.ts';
import { severityOf } from '../../signal/proceedings.ts';
import type { IsoDate, Proceedings, Signal } from '../../signal/signal.ts';
import type { AlertFactCode } from '../alert.ts';
import { factFrom, type AskFor } from '../finding.ts';
import { endOf, gravestOf, isKnown, openingsInForce, type Opening } from '../legal-standing.ts';

const CODES: Readonly<Record<Proceedings, AlertFactCode>> = {
  liquidation: 'liquidation_opened',
  receivership: 'receivership_opened',
  safeguard: 'safeguard_opened',
  conciliation: 'conciliation_opened',
};

/** Openings known before that nothing has ended since: a relapse after a closing counts again. */
const stillKnown = (before: readonly Signal[], after: readonly Signal[]): readonly Opening[] => {
  const closings = signalsOf(after, 'proceedings.closed').map(({ asOf }): IsoDate => asOf);
  return openingsInForce(before).filter((opening) => closings.every((closedOn) => closedOn < opening.asOf));
};

/** The gravest first, then the latest: the one that the company stands in. */
const byGravity = (a: Opening, b: Opening): number => severityOf(b.value) - severityOf(a.value) || byAge(b, a);

/**
 * Known is what the decision knew, not what had happened: a judgment that is published late counts when it is first
 * seen. Further judgments in the same proceedings, or in milder ones, tell nothing new.
 */
export const LEGAL_CONDITIONS: AskFor<'proceedings_opened' | 'company_ends'> = {
  proceedings_opened: ({ proceedings }, { before, after }) => {
    const gravestKnown = gravestOf(stillKnown(before.signals, after.signals));
    const opened = openingsInForce(after.signals)
      .filter((opening) => proceedings.includes(opening.value) && !isKnown(opening, before.signals))
      .filter(({ value }) => severityOf(value) > gravestKnown)
      .toSorted(byGravity)[0];
    if (opened === undefined) return undefined;
    return { crossing: `${opened.value}:${opened.asOf}`, fact: factFrom(CODES[opened.value], opened) };
  },
  company_ends: (_, { before, after }) => {
    const end = endOf(after.signals);
    if (end === undefined || endOf(before.signals) !== undefined) return undefined;
    return { crossing: 'ceased', fact: factFrom('company_ended', end) };
  },
};
