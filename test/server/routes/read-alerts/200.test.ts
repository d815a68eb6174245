import { beforeEach, describe, expect, it } from 'vitest';
import type { IdlePlace } from '../../../harness/idle-context.ts';
import { useServer } from '../../../harness/use-server.ts';
import { endAlert, plantAlert, plantWatched } from '../../../harness/watched-company.ts';

const server = useServer();
const [ONE, TWO] = ['000000018', '000000026'] as const;
const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 10, minute)).toISOString();
let place: IdlePlace;
let key: string;
let prefix: string;

beforeEach(async () => {
  const tenant = await server().newTenant();
  key = tenant.key;
  place = { context: server().context, tenantId: tenant.tenantId };
  prefix = `${server().context.newId().slice(0, 8)}-`;
});

type Listed = {
  alerts: { id: string; closed_at: string | null }[];
  next_cursor: string | null;
  next_since: string;
  has_more: boolean;
};
const list = async (query = ''): Promise<Listed> => {
  const answer = await server().ask('GET', `/v1/alerts${query}`, { key });
  expect(answer.status).toBe(200);
  return answer.json as Listed;
};
const names = ({ alerts }: Listed) => alerts.map(({ id }) => id.slice(prefix.length));

const raise = (name: string, siren: string, minute: number, severity: 'critical' | 'high' = 'critical') =>
  plantAlert(place, { id: `${prefix}${name}`, siren, crossing: `liquidation:${name}`, severity, at: at(minute) });
const end = (name: string, siren: string, minute: number) =>
  endAlert(place, { id: `${prefix}${name}`, siren, at: at(minute) });

it('is empty for a tenant without alerts, and already gives a place to go on from', async () => {
  const empty = await list();
  expect(empty).toMatchObject({ alerts: [], next_cursor: null, has_more: false });
  await raise('a', ONE, 1);
  expect(names(await list(`?since=${empty.next_since}`))).toEqual(['a']);
});

it('shows the latest change first, page by page', async () => {
  await raise('a', ONE, 1);
  await raise('b', TWO, 2);
  await raise('c', ONE, 3);
  await end('a', ONE, 4);
  const first = await list('?limit=2');
  expect([names(first), first.has_more]).toEqual([['a', 'c'], true]);
  const second = await list(`?limit=2&cursor=${first.next_cursor}`);
  expect([names(second), second.has_more, second.next_cursor]).toEqual([['b'], false, null]);
});

it('narrows by state, company and severity', async () => {
  await plantWatched(place, { siren: ONE, now: new Date(at(0)) });
  await raise('a', ONE, 1);
  await raise('b', TWO, 2, 'high');
  await end('a', ONE, 3);
  expect(names(await list('?state=open'))).toEqual(['b']);
  expect(names(await list('?state=closed'))).toEqual(['a']);
  expect(names(await list(`?company=FR:${ONE}`))).toEqual(['a']);
  expect(names(await list(`?company=${TWO}`))).toEqual(['b']);
  expect(names(await list('?severity=high'))).toEqual(['b']);
});

describe('who keeps asking from next_since', () => {
  it('gets each change once and in order, also those of one transaction that a page cuts apart', async () => {
    const sequence = await raise('a', ONE, 1);
    await raise('b', ONE, 2);
    await raise('c', ONE, 3);
    // Changes of one decision share one place in the chain.
    await place.context.database.inTenant(place.tenantId, (tx) =>
      tx.updateTable('alerts').set({ change_sequence: sequence }).execute(),
    );
    const seen: string[] = [];
    let query = `?limit=1&since=${at(0)}`;
    for (let turn = 0; turn < 4; turn += 1) {
      const page = await list(query);
      seen.push(...names(page));
      expect(page.has_more).toBe(turn < 2);
      query = `?limit=1&since=${page.next_since}`;
    }
    expect(seen).toEqual(['a', 'b', 'c']);
  });

  it('gets an alert again when it closes', async () => {
    await raise('a', ONE, 1);
    const { next_since: since } = await list();
    expect(names(await list(`?since=${since}`))).toEqual([]);
    await end('a', ONE, 2);
    const after = await list(`?since=${since}`);
    expect(after.alerts).toMatchObject([{ closed_at: at(2) }]);
    expect(names(await list(`?since=${after.next_since}`))).toEqual([]);
  });

  it('may begin at an instant', async () => {
    await raise('a', ONE, 1);
    await raise('b', TWO, 3);
    await end('a', ONE, 5);
    expect(names(await list(`?since=${at(2)}`))).toEqual(['b', 'a']);
    expect(names(await list(`?since=${encodeURIComponent('2026-11-21T11:04:00+01:00')}`))).toEqual(['a']);
  });
});

it('shows nothing of another tenant', async () => {
  await raise('a', ONE, 1);
  const other = await server().newTenant();
  expect((await server().ask('GET', '/v1/alerts', { key: other.key })).json).toMatchObject({ alerts: [] });
});
