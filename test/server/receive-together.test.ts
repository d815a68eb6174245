import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { receiveTogether, type ReceivedNotices } from '../../server/src/receive-notices.ts';
import { idleContext } from '../harness/idle-context.ts';

const requestOf = (raw: string): ReceivedNotices & { readonly eventId: string } => {
  const eventId = `e-${randomUUID()}`;
  const notice = {
    eventId,
    company: { siren: '000000018' },
    eventAt: new Date().toISOString(),
    kind: 'test',
    signals: [],
  };
  return { source: 'generic', notices: [notice], raw, eventId };
};

/** PostgreSQL stores no NUL, so that this request fails in the database. */
const BROKEN = '\u0000';

it('requests that share a transaction succeed and fail each by itself', async () => {
  const { database, metrics, now } = await idleContext();
  const receive = receiveTogether({ database, metrics, now });
  const requests = [requestOf('{}'), requestOf(BROKEN), requestOf('{}')];
  const answers = await Promise.allSettled(requests.map((request) => receive(request)));
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  const ids = requests.map(({ eventId }) => eventId);
  const stored = await database.inSystem((tx) =>
    tx.selectFrom('notice_inbox').select('event_id').where('event_id', 'in', ids).execute(),
  );
  expect(new Set(stored.map(({ event_id }) => event_id))).toEqual(new Set([ids[0], ids[2]]));
});
