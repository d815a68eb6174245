import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readPepper } from '../../server/src/pepper.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'creditline-pepper-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const data = () => join(folder, 'data');
const read = () => readPepper(undefined, data(), randomBytes);

it('is made once, beside the data and for its owner alone', () => {
  const pepper = read();
  expect(read()).toBe(pepper);
  expect(readFileSync(`${data()}.pepper`, 'utf8').trim()).toBe(pepper);
  expect(statSync(`${data()}.pepper`).mode & 0o777).toBe(0o600);
});

it('is that of the environment where there is one, and no file is made', () => {
  expect(readPepper('p'.repeat(32), data(), randomBytes)).toBe('p'.repeat(32));
  expect(() => statSync(`${data()}.pepper`)).toThrow('ENOENT');
});

it('is refused when others can read it', () => {
  read();
  chmodSync(`${data()}.pepper`, 0o644);
  expect(read).toThrow(/other users/);
});

it.each(['', '\n', 'cut short'])('is refused when it was cut short: %j', (text) => {
  writeFileSync(`${data()}.pepper`, text, { mode: 0o600 });
  expect(read).toThrow(/whole secret/);
});
