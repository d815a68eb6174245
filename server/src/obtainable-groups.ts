import { SOURCE_GROUPS, type Source, type SourceGroup, type SourceReport } from '@creditline/core';

/** Whoever asks can state these with the request itself, whatever sources there are. */
const STATABLE: readonly SourceGroup[] = ['accounts', 'payments'];

/** The source owes an answer: asked once more, it may give what is missing or out of date. */
const isOwing = ({ status }: SourceReport): boolean => status === 'late' || status === 'failed' || status === 'stale';

/**
 * Groups whose facts somebody can still bring, so that an answer never names one that nobody can give: accounts and
 * invoices, which a request may state; bank data where a source for it is there to be connected to; and whatever a
 * source that did not answer this time gives. What a register answered in full is all there is of it, and asking the
 * customer for more would be in vain. `covering` are the sources for this company.
 */
export const obtainableGroups = (
  covering: readonly Pick<Source, 'name' | 'groups'>[],
  reports: readonly SourceReport[],
): readonly SourceGroup[] => {
  const owing = new Set(reports.filter(isOwing).map(({ name }) => name));
  const given = (sources: typeof covering): readonly SourceGroup[] => sources.flatMap(({ groups }) => groups);
  const connectable = given(covering).filter((group) => group === 'cash');
  const owed = given(covering.filter(({ name }) => owing.has(name)));
  const obtainable = new Set([...STATABLE, ...connectable, ...owed]);
  return SOURCE_GROUPS.filter((group) => obtainable.has(group));
};
