import type { Tx } from '../database.ts';
import type { Happening } from '../sources.ts';

/** What a tenant let happen to a company, oldest first. */
export const listHappenings = async (tx: Tx, companyKey: string): Promise<readonly Happening[]> => {
  const rows = await tx
    .selectFrom('sandbox_happenings')
    .select(['id', 'event', 'happened_at as happenedAt'])
    .where('company_key', '=', companyKey)
    .orderBy('position')
    .execute();
  // The table admits no other event.
  return rows as readonly Happening[];
};

export const addHappening = async (tx: Tx, companyKey: string, happening: Happening): Promise<void> => {
  await tx
    .insertInto('sandbox_happenings')
    .values({
      id: happening.id,
      company_key: companyKey,
      event: happening.event,
      happened_at: happening.happenedAt,
    })
    .execute();
};
