import { daysBetween } from '../calendar.ts';
import { byAge, signalsOf, type SignalOf } from '../signal/answer.ts';
import type { IsoDate, Signal } from '../signal/signal.ts';
import type { CompanyNetwork, LinkHolder } from './company-network.ts';

export type KnownNetwork = { readonly network: CompanyNetwork; readonly source: string; readonly asOf: IsoDate };

/** An opaque id means something to its own source only: two sources may both call somebody `1`. */
const ownId = (holder: LinkHolder, company: string, source: string): LinkHolder =>
  holder.subject === 'legal_person' || holder.id === company ? holder : { ...holder, id: `${source}/${holder.id}` };

/**
 * What all sources together know of the company's surroundings by the day `today`, the newest answer of each; with the
 * origin of the newest. One source may know the directors and another one the owners.
 */
export const knownNetwork = (signals: readonly Signal[], today: IsoDate): KnownNetwork | undefined => {
  const told = signalsOf(signals, 'links.network');
  if (told.length === 0) return undefined;
  const bySource = new Map<string, SignalOf<'links.network'>>();
  for (const signal of told.toSorted(byAge)) {
    if (daysBetween(signal.asOf, today) >= 0) bySource.set(signal.source, signal);
  }
  const networks = [...bySource.values()].toSorted(byAge);
  const newest = networks.at(-1);
  if (newest === undefined) return undefined;
  // Each source was asked about the same company; one that names another one would add strangers.
  const same = networks.filter(({ value }) => value.company === newest.value.company);
  return {
    network: {
      company: newest.value.company,
      holders: same.flatMap(({ value, source }) => value.holders.map((holder) => ownId(holder, value.company, source))),
      companies: same.flatMap(({ value }) => value.companies),
    },
    source: newest.source,
    asOf: newest.asOf,
  };
};
