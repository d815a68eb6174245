import { expect, it } from 'vitest';
import { scoreSiren, SOLID } from '../../../harness/answers.ts';
import { rowCounts } from '../../../harness/row-counts.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

it('answers the decision as it was made, and makes none', async () => {
  const made = await scoreSiren(server(), SOLID);
  const before = await rowCounts(server().context, server().tenantId);
  const read = await server().ask('GET', `/v1/score/${made.id}`);
  expect([read.status, read.json]).toEqual([200, made]);
  expect(await rowCounts(server().context, server().tenantId)).toEqual(before);
});

it('answers HEAD as GET, without the body', async () => {
  const { id } = await scoreSiren(server(), SOLID);
  const answer = await server().ask('HEAD', `/v1/score/${id}`);
  expect([answer.status, answer.text]).toEqual([200, '']);
});
