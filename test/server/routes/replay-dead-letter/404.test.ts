import { expect, it } from 'vitest';
import { addDeadLetter } from '../../../harness/dead-letter.ts';
import { expectProblem, expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();
const at = (id: unknown): string => `/v1/dead-letters/${encodeURIComponent(String(id))}/replay`;

it.each(['0', '-1', '1e3', '999999999999', '9'.repeat(30), '__proto__', "' or 1=1 --"])('knows no %s', async (id) => {
  await expectRefused(server(), { method: 'POST', path: at(id) }, 'not_found');
});

it('answers another tenant as if it were not there', async () => {
  const id = await addDeadLetter(server());
  const { key } = await server().newTenant();
  expectProblem(await server().ask('POST', at(id), { key }), 'not_found');
  expect((await server().ask('POST', at(id))).status).toBe(200);
});

it('knows no letter that is replayed already', async () => {
  const id = await addDeadLetter(server());
  await server().ask('POST', at(id));
  expectProblem(await server().ask('POST', at(id)), 'not_found');
});
