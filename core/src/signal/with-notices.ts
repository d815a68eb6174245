import { canonicalJson } from '../audit/canonical-json.ts';
import type { Answer } from './answer.ts';
import { latestOf } from './answer.ts';
import type { IsoDate, Signal } from './signal.ts';

/** Facts of which a day may have several; of every other kind the last one that was told of a day holds. */
const EVENTS: ReadonlySet<Signal['kind']> = new Set<Signal['kind']>([
  'proceedings.opened',
  'proceedings.plan',
  'proceedings.closed',
  'company.moved',
  'company.struck_off',
  'business.sold',
  'business.bought',
  'accounts.filed',
  'accounts.statement',
  'notices.unread',
]);

/** What two signals have in common that tell the same: one document may be published and told of more than once. */
const identityOf = (signal: Signal): string =>
  EVENTS.has(signal.kind)
    ? canonicalJson([signal.kind, signal.asOf, signal.value])
    : canonicalJson([signal.kind, signal.asOf]);

/** The facts of one notice. */
export type ToldFacts = { readonly signals: readonly Signal[] };

/** A gazette that told of documents has that many more; else its next full answer would look as if some had vanished. */
const countedMore = (signals: readonly Signal[], more: number, today: IsoDate): readonly Signal[] => {
  const counted = latestOf(signals, 'notices.searched');
  if (counted === undefined || more === 0) return signals;
  const rest = signals.filter(({ kind }) => kind !== 'notices.searched');
  return [...rest, { ...counted, value: counted.value + more, asOf: today > counted.asOf ? today : counted.asOf }];
};

/**
 * A source's answer with what it told us since in notices, given in the order of their events. Told twice, or told and
 * then answered, a fact is there once. `today` dates the count of notices.
 */
export const withNotices = <T extends Pick<Answer, 'found' | 'signals'>>(
  answer: T,
  notices: readonly ToldFacts[],
  today: IsoDate,
): T => {
  // How many documents a single notice counts says nothing of how many there are.
  const facts = notices.flatMap(({ signals }) => signals).filter(({ kind }) => kind !== 'notices.searched');
  const told = new Map(facts.map((signal) => [identityOf(signal), signal]));
  if (told.size === 0) return answer;
  const known = new Set(answer.signals.map(identityOf));
  const kept = answer.signals.filter((signal) => !told.has(identityOf(signal)));
  const documents = new Set(
    [...told].flatMap(([identity, { kind, reference }]) =>
      EVENTS.has(kind) && !known.has(identity) ? [reference ?? identity] : [],
    ),
  );
  return { ...answer, found: true, signals: countedMore([...kept, ...told.values()], documents.size, today) };
};
