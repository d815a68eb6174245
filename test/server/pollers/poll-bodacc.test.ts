import { randomUUID } from 'node:crypto';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { bodaccPoller, daysToRead } from '../../../server/src/pollers/poll-bodacc.ts';
import { runPoller } from '../../../server/src/pollers/run-poller.ts';
import { openGazette } from '../../../server/src/sources.ts';
import { areRecordsAtHand, record } from '../../sources/fixture.ts';
import { judgment, notice } from '../../sources/notice.ts';
import { useServer } from '../../harness/use-server.ts';
import { noticesOf, watch } from '../../harness/watch.ts';

const server = useServer();
const VENDOR = 'http://gazette.invalid';
const PATH = '/api/explore/v2.1/catalog/datasets/annonces-commerciales';
const NOW = new Date('2026-11-21T10:00:00.000Z');
const HOUR_MS = 3_600_000;
if (!areRecordsAtHand) console.info('poller: 1 case skipped, ../shared/records is not here');

const isOf = (day: string) => (query: Record<string, unknown>) => query['where'] === `dateparution=date'${day}'`;
const counts = (day: string, total: number) =>
  nock(VENDOR).get(`${PATH}/records`).query(isOf(day)).reply(200, { total_count: total, results: [] });
const exports = (day: string, body: string) =>
  nock(VENDOR).get(`${PATH}/exports/jsonl`).query(isOf(day)).reply(200, body, { 'content-type': 'application/jsonl' });
const lines = (records: readonly unknown[]): string => records.map((one) => `${JSON.stringify(one)}\n`).join('');

/** Hand-written: a day of many companies, of which one is watched. */
const day = (sirens: readonly string[], parution: number) =>
  sirens.map((siren, index) =>
    notice({
      id: `A${parution}${index}`,
      familleavis: 'collective',
      sirens: [siren],
      parts: judgment('Jugement d’ouverture de liquidation judiciaire'),
    }),
  );
const NOBODY = ['000000026', '000000034', '000000042'];

/** A poller of its own name, so that tests do not share a turn. */
const openPoller = () => {
  const gazette = openGazette({ bodaccUrl: VENDOR, fetch: (url, init) => fetch(url, init) });
  return { ...bodaccPoller(server().context, gazette), name: `bodacc-${randomUUID()}` };
};
const run = (poller: ReturnType<typeof openPoller>, at = NOW) =>
  runPoller({ ...server().context, now: () => at }, poller, { everyMs: HOUR_MS, signal: new AbortController().signal });

const watching = async (siren: string): Promise<string> => {
  const { tenantId } = await server().newTenant();
  await watch(server().context.database, tenantId, `FR:${siren}`);
  return tenantId;
};
const received = async (tenantId: string) =>
  (await noticesOf(server().context.database, tenantId)).notices.map(({ event_id }) => event_id);

it('reads the days since the last one, with the two before it, and never more than a month', () => {
  expect(daysToRead(undefined, NOW)).toEqual(['2026-11-19', '2026-11-20', '2026-11-21']);
  expect(daysToRead('2026-11-18', NOW)).toEqual([
    '2026-11-16',
    '2026-11-17',
    '2026-11-18',
    '2026-11-19',
    '2026-11-20',
    '2026-11-21',
  ]);
  expect(daysToRead('2026-01-01', NOW)).toHaveLength(30);
  expect(daysToRead('2027-01-01', NOW)).toEqual(['2026-11-19', '2026-11-20', '2026-11-21']);
});

it('stores the notices of watched companies only, and asks for a day again when its number changed', async () => {
  const siren = '000000059';
  const tenantId = await watching(siren);
  const poller = openPoller();
  const records = day([...NOBODY, siren], 20260221);
  counts('2026-11-19', 0);
  counts('2026-11-20', 4);
  exports('2026-11-20', lines(records));
  counts('2026-11-21', 0);
  await run(poller);
  expect(await received(tenantId)).toEqual([`A202602213:${siren}`]);

  // An hour later a record came late; what was stored before is a duplicate.
  counts('2026-11-18', 0);
  counts('2026-11-19', 0);
  counts('2026-11-20', 5);
  exports('2026-11-20', lines([...records, ...day([siren], 20260229)]));
  counts('2026-11-21', 0);
  await run(poller, new Date(NOW.getTime() + HOUR_MS));
  expect(await received(tenantId)).toHaveLength(2);
  const { text } = await server().ask('GET', '/metrics', { key: null });
  expect(text).toContain('creditline_notices_total{source="bodacc",result="received"} 5\n');
  expect(text).toContain('creditline_notices_total{source="bodacc",result="duplicate"} 4\n');

  // Nothing new: no export is asked for.
  for (const quiet of ['2026-11-18', '2026-11-19', '2026-11-21']) counts(quiet, 0);
  counts('2026-11-20', 5);
  await run(poller, new Date(NOW.getTime() + 2 * HOUR_MS));
  expect((await noticesOf(server().context.database, tenantId)).orders).toHaveLength(2);
});

it('waits as long as 429 asks, and then goes on with the day it had not read', async () => {
  const siren = '000000067';
  const tenantId = await watching(siren);
  const poller = openPoller();
  nock(VENDOR).get(`${PATH}/records`).query(isOf('2026-11-19')).reply(429, {}, { 'retry-after': '7200' });
  await run(poller);
  // Half an hour before the time nobody is asked: a request would not be foreseen.
  await run(poller, new Date(NOW.getTime() + 1.5 * HOUR_MS));
  counts('2026-11-19', 1);
  exports('2026-11-19', lines(day([siren], 20260222)));
  counts('2026-11-20', 0);
  counts('2026-11-21', 0);
  await run(poller, new Date(NOW.getTime() + 2 * HOUR_MS));
  expect(await received(tenantId)).toEqual([`A202602220:${siren}`]);
});

it('keeps what came before an export broke off, and reads the day again', async () => {
  const siren = '000000075';
  const tenantId = await watching(siren);
  const poller = openPoller();
  const records = day([siren, ...NOBODY], 20260223);
  counts('2026-11-19', 4);
  exports('2026-11-19', `${lines(records.slice(0, 2))}Streaming interrupted due to the following error: x`);
  await run(poller);
  counts('2026-11-19', 4);
  exports('2026-11-19', lines(records));
  counts('2026-11-20', 0);
  counts('2026-11-21', 0);
  await run(poller, new Date(NOW.getTime() + 60_000));
  expect(await received(tenantId)).toEqual([`A202602230:${siren}`]);
});

it('is read by one process at a time, and by another one when that died', async () => {
  const poller = openPoller();
  let turns = 0;
  let release = (): void => undefined;
  const waiting = new Promise<void>((resolve) => (release = resolve));
  const counted = {
    ...poller,
    poll: async () => {
      turns += 1;
      await waiting;
      return {};
    },
  };
  const settings = { everyMs: HOUR_MS, signal: new AbortController().signal };
  const at = (ms: number) => ({ ...server().context, now: () => new Date(NOW.getTime() + ms) });
  const first = runPoller(at(0), counted, settings);
  await expect.poll(() => turns).toBe(1);
  await runPoller(at(60_000), counted, settings);
  expect(turns).toBe(1);
  // The lease ran out: the first is taken for dead.
  const second = runPoller(at(HOUR_MS), counted, settings);
  await expect.poll(() => turns).toBe(2);
  release();
  await Promise.all([first, second]);
});

describe.skipIf(!areRecordsAtHand)('real records', () => {
  it('the liquidation of a company is found in its day, and its facts are carried', async () => {
    const tenantId = await watching('933407314');
    const answer = record('bodacc/real-v2.1-jeune-entreprise-liquidation.json') as { results: readonly unknown[] };
    const poller = openPoller();
    counts('2026-11-19', answer.results.length);
    exports('2026-11-19', lines(answer.results));
    counts('2026-11-20', 0);
    counts('2026-11-21', 0);
    await run(poller);
    const { notices } = await noticesOf(server().context.database, tenantId);
    expect(
      notices.flatMap(({ signals }) => signals as { kind: string; value: unknown; asOf: string }[]),
    ).toContainEqual(expect.objectContaining({ kind: 'proceedings.opened', value: 'liquidation', asOf: '2026-09-29' }));
  });
});
