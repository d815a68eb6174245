import { expect, it } from 'vitest';
import { addDeadLetter } from '../../../harness/dead-letter.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();
const replay = async (body: unknown, key = server().key) => {
  const answer = await server().ask('POST', '/v1/dead-letters/replay', { body, key });
  expect(answer.status).toBe(200);
  return answer.json;
};

it('tries all of a topic anew, or all', async () => {
  await addDeadLetter(server(), { topic: 'nobody-writes' });
  await addDeadLetter(server());
  await addDeadLetter(server());
  expect(await replay({ topic: 'nobody-writes' })).toEqual({ replayed: 1 });
  expect(await replay({})).toEqual({ replayed: 2 });
  expect(await replay({})).toEqual({ replayed: 0 });
});

it('leaves those of other tenants alone', async () => {
  await addDeadLetter(server());
  const { key } = await server().newTenant();
  expect(await replay({}, key)).toEqual({ replayed: 0 });
  expect(await replay({})).toEqual({ replayed: 1 });
});
