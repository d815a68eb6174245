import { claimOutbox, failOutbox, addToOutbox } from '../../server/src/store/outbox.ts';
import type { TestServer } from './server.ts';

/** Work of the server's tenant, or of another, that was given up. Answers its id. */
export const addDeadLetter = async (
  { context: { database, now }, tenantId: own }: TestServer,
  { topic = 'nobody-does-this', tenantId = own }: { readonly topic?: string; readonly tenantId?: string } = {},
): Promise<number> => {
  const id = await database.inTenant(tenantId, async (tx) => {
    // A server that works on the topic too must not be first.
    await addToOutbox(tx, { topic, payload: { accountId: 'a-1', note: 'x'.repeat(300) }, availableAt: new Date(0) });
    const newest = tx.selectFrom('outbox').select('id').where('topic', '=', topic).orderBy('id', 'desc').limit(1);
    return (await newest.executeTakeFirstOrThrow()).id;
  });
  const [row] = await database.inSystem((tx) => claimOutbox(tx, { now: now(), leaseMs: 60_000, rows: { ids: [id] } }));
  const failure = { row: row!, error: 'the CRM refuses', next: { deadAt: now() } };
  await database.inSystem((tx) => failOutbox(tx, failure));
  return id;
};
