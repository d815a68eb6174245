import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ERRORS, type ErrorCode } from '../../server/src/errors.ts';
import { useServer } from '../harness/use-server.ts';

const root = new URL('../../', import.meta.url);
const text = readFileSync(new URL('docs/errors.md', root), 'utf8');
const sections = text.split(/^## /m).slice(1);
const documented = new Map(sections.map((section) => [section.slice(0, section.indexOf('\n')), section]));
const codes = Object.keys(ERRORS) as readonly ErrorCode[];

const server = useServer();

it('docs/errors.md has one heading for each code, and no other', () => {
  expect(sections.length).toBe(documented.size);
  expect([...documented.keys()].toSorted()).toEqual(codes.toSorted());
});

it.each(codes)('%s is documented with its status, its title and what to do', (code) => {
  const { status, title } = ERRORS[code];
  const [heading, summary, ...explanation] = documented.get(code)!.trim().split('\n\n');
  expect(heading).toBe(code);
  expect(summary).toBe(`**${status} · ${title}**`);
  expect(explanation.join(' ').length).toBeGreaterThan(40);
});

it('every code is answered somewhere in the server', () => {
  const files = globSync('server/src/**/*.ts', { cwd: root.pathname, exclude: ['server/src/{errors,openapi}.ts'] });
  const source = files.map((file) => readFileSync(new URL(file, root), 'utf8')).join('\n');
  expect(codes.filter((code) => !source.includes(`'${code}'`))).toEqual([]);
});

it('the server answers the document at the address that each problem links to', async () => {
  const answer = await server().ask('GET', '/docs/errors', { key: null });
  expect([answer.status, answer.text]).toEqual([200, text]);
});

it('a page file that does not exist is a problem 404, not a failure of ours', async () => {
  const answer = await server().ask('GET', '/assets/nothing-here.js', { key: null });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8']);
});
