import type { Signal } from '@creditline/core';
import type { Context } from './context.ts';
import { readCompanyNotices } from './store/company-notices.ts';
import { readWatched } from './store/watched-companies.ts';

/** What a decision about a company starts from, read before its sources are asked. */
export type StandingFacts = {
  /** The decision that stands; null where none does. */
  readonly standingId: string | null;
  /** When it was made, by the clock of whoever made it. */
  readonly checkedAt: string | null;
  readonly told: readonly { readonly source: string; readonly signals: readonly Signal[] }[];
};

/** The name of the `Source` that a notice belongs to. */
export const sourceOfNotice = ({ noticeSources }: Context, name: string): string =>
  noticeSources.find((known) => known.name === name)?.source ?? name;

export const readStandingFacts = (
  context: Context,
  { tenantId, companyKey }: { readonly tenantId: string; readonly companyKey: string },
): Promise<StandingFacts> =>
  context.database.inTenant(tenantId, async (tx) => {
    const [watched, notices] = await Promise.all([readWatched(tx, companyKey), readCompanyNotices(tx, companyKey)]);
    return {
      standingId: watched?.decisionId ?? null,
      checkedAt: watched?.checkedAt ?? null,
      told: notices
        .filter(({ signals }) => signals.length > 0)
        .map(({ source, signals }) => ({ source: sourceOfNotice(context, source), signals })),
    };
  });

/** Now, and never before the decision that stands: clocks of two machines differ, and a later decision must be dated so. */
export const nowAfter = (now: Date, checkedAt: string | null): Date =>
  checkedAt === null || Date.parse(checkedAt) < now.getTime() ? now : new Date(Date.parse(checkedAt) + 1);
