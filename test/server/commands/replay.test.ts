import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tradeScorecard } from '@creditline/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { newFolder, runInChild, startInChild, type Ended } from './run-in-child.ts';

const folder = newFolder();
const file = join(mkdtempSync(join(tmpdir(), 'creditline-')), 'record.json');
let id = '';
let whileRunning: Ended | undefined;
let onAnotherPort: Ended | undefined;
let withoutKey: Ended | undefined;

const ask = async (url: string, path: string, body?: unknown): Promise<string> => {
  const headers = { authorization: 'Bearer cl_test_sandbox', 'content-type': 'application/json' };
  const sent = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await fetch(`${url}${path}`, sent);
  expect(response.status).toBe(200);
  return response.text();
};

beforeAll(async () => {
  const server = await startInChild(folder);
  const answer: unknown = JSON.parse(await ask(server.url, '/v1/score', { company: { siren: '000000018' } }));
  id = (answer as { id: string }).id;
  writeFileSync(file, await ask(server.url, `/v1/score/${id}/audit`));
  const { port } = new URL(server.url);
  whileRunning = await runInChild('replay', [id], { folder, env: { PORT: port } });
  onAnotherPort = await runInChild('replay', [id], { folder, env: { PORT: '1' } });
  withoutKey = await runInChild('replay', [id], { folder, env: { PORT: port, CREDITLINE_MODE: 'live' } });
  await server.stop();
});

/** The exported record with one text replaced, as somebody would who wants another past. */
const edited = (from: string, to: string): string => {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  const path = join(mkdtempSync(join(tmpdir(), 'creditline-')), 'edited.json');
  writeFileSync(path, text.replace(from, to));
  return path;
};

describe('npm run replay', () => {
  test('says identical for a decision in the database, found by its id alone', async () => {
    const { code, stdout } = await runInChild('replay', [id], { folder });
    expect([code, stdout]).toEqual([0, expect.stringMatching(`^identical: decision ${id} `)]);
  });

  test('answers one line of JSON with --json', async () => {
    const { code, stdout } = await runInChild('replay', ['--json', id], { folder });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ id, identical: true, differences: [], sequence: expect.any(Number) });
  });

  test('asks the server that holds the folder for the record, and decides again by itself', () => {
    expect([whileRunning?.code, whileRunning?.stdout]).toEqual([
      0,
      expect.stringMatching(`^identical: decision ${id} `),
    ]);
  });

  test('says what is missing when that server cannot be asked', () => {
    expect([onAnotherPort?.code, withoutKey?.code]).toEqual([2, 2]);
    expect(onAnotherPort?.stderr).toMatch(/server holds[\s\S]*HOST and PORT/);
    expect(withoutKey?.stderr).toContain('CREDITLINE_API_KEY');
    expect(`${onAnotherPort?.stderr}${withoutKey?.stderr}`).not.toContain('    at ');
  });

  test('replays an exported record without any database', async () => {
    const elsewhere = newFolder();
    const { code, stdout } = await runInChild('replay', ['--file', file], { folder: elsewhere });
    expect([code, stdout]).toEqual([0, expect.stringContaining('identical')]);
    expect((await runInChild('replay', [id, '--file', file], { folder: elsewhere })).code).toBe(0);
  });

  test('names what was changed in an exported record, and ends with 1', async () => {
    const score = /"score":(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    const changedScore = edited(`"score":${score}`, '"score":1');
    const one = await runInChild('replay', ['--file', changedScore], { folder });
    expect(one.code).toBe(1);
    expect(one.stdout).toContain(`assessment.score: 1 -> ${score}`);
    expect(one.stdout).toContain('body_sha256');
    // A table that this decision does not read: only the hash of the scorecard can tell.
    const changedTable = edited(`"publishedOn":"${tradeScorecard.publishedOn}"`, '"publishedOn":"2020-01-01"');
    const other = await runInChild('replay', ['--json', '--file', changedTable], { folder });
    expect(other.code).toBe(1);
    expect(JSON.parse(other.stdout)).toMatchObject({
      identical: false,
      differences: [{ path: expect.stringMatching(/sha256$/) }],
    });
  });

  test.each([
    ['no id', [], /give one decision id/],
    ['two ids', ['a', 'b'], /give one decision id/],
    ['an unknown option', ['--nope'], /--help/],
    ['a file that is not there', ['--file', '/nowhere.json'], /cannot be read/],
    [
      'a file that is no record',
      ['--file', new URL('../../../package.json', import.meta.url).pathname],
      /is no answer of GET/,
    ],
    ['the record of another decision', ['other', '--file', file], /not other/],
  ])('%s: ends with 2 and says what is wrong', async (_title, args, message) => {
    const { code, stdout, stderr } = await runInChild('replay', args, { folder });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  test('an unknown id ends with 2, and a folder without a database is not made into one', async () => {
    const unknown = await runInChild('replay', ['no-such-id'], { folder });
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('there is no decision no-such-id')]);
    const nowhere = newFolder();
    const missing = await runInChild('replay', ['x'], { folder: nowhere });
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining(nowhere)]);
    expect(() => readFileSync(nowhere)).toThrow('ENOENT');
  });

  test('--help explains itself and ends with 0', async () => {
    const { code, stdout } = await runInChild('replay', ['--help'], { folder });
    expect([code, stdout]).toEqual([0, expect.stringContaining('Exit code: 0 identical, 1 different, 2')]);
  });
});
