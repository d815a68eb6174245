import { expect, it } from 'vitest';
import { addDeadLetter } from '../../../harness/dead-letter.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

it('tries that one anew, and no other', async () => {
  const id = await addDeadLetter(server());
  const other = await addDeadLetter(server());
  const answer = await server().ask('POST', `/v1/dead-letters/${id}/replay`);
  expect([answer.status, answer.json]).toEqual([200, { replayed: 1 }]);
  const { json } = await server().ask('GET', '/v1/dead-letters');
  expect(json).toMatchObject({ dead_letters: [{ id: other }] });
});
