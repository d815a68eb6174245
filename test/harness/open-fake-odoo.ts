import { openOdoo, type OdooConnection, type OdooConnector } from '@creditline/crm-odoo';
import nock from 'nock';
import { beforeEach } from 'vitest';
import { createGuardedPost } from '../../server/src/http/guarded-post.ts';
import { fakeOdoo, type FakeOdoo, type OdooTraits } from './fake-odoo.ts';

/** The whole way but the network: the server's own guarded post, and whatever it asks beside the fake fails. */
const post = createGuardedPost({
  resolve: () => Promise.resolve([{ address: '93.184.216.34', family: 4 }]),
  rule: { loopback: false },
  timeoutMs: 5_000,
});

const answer = (url: string, odoo: FakeOdoo): void => {
  nock(url)
    .persist()
    .post(/^\//)
    .optionally()
    .reply(async (request: Request) => {
      const body = JSON.parse(await request.text()) as unknown;
      const path = new URL(request.url).pathname;
      const { status, body: answered } = odoo.reply({ path, headers: Object.fromEntries(request.headers), body });
      return [status, answered as nock.Body];
    });
};

export type OpenedOdoo = OdooConnector & {
  readonly odoo: FakeOdoo;
  readonly connection: OdooConnection;
  /** What the server was told of the connection, in order. */
  readonly outcomes: readonly string[];
};

/** The connector and a fake Odoo that nock answers for; a request to anywhere else fails the test. */
export const openFakeOdoo = (series: string, traits: Partial<OdooTraits> = {}): OpenedOdoo => {
  const odoo = fakeOdoo(traits);
  const { database, uuid: databaseUuid, login, key } = odoo.traits;
  const connection = {
    id: 'c-1',
    baseUrl: `https://odoo-${parseInt(series)}.example.com`,
    database,
    databaseUuid,
    series,
    login,
    key,
  };
  const outcomes: string[] = [];
  const connector = openOdoo({
    post,
    now: () => new Date('2026-11-21T10:00:00.000Z'),
    connectionOf: () => Promise.resolve({ ok: true, connection }),
    onOutcome: (_tenant, _id, outcome) => Promise.resolve(void outcomes.push(outcome)),
  });
  return { ...connector, odoo, connection, outcomes };
};

/** Before each test, because all is forgotten after it. */
export const answerEachTest = ({ odoo, connection }: OpenedOdoo): void => {
  beforeEach(() => answer(connection.baseUrl, odoo));
};
