import { expect, it } from 'vitest';
import type { z } from 'zod';
import type { deadLettersAnswer } from '../../../../server/src/answers/operations.ts';
import { addDeadLetter } from '../../../harness/dead-letter.ts';
import { useServer } from '../../../harness/use-server.ts';

type DeadLetters = z.infer<typeof deadLettersAnswer>;

const server = useServer();
const list = async (query = '', key?: string): Promise<DeadLetters> => {
  const answer = await server().ask('GET', `/v1/dead-letters${query}`, key === undefined ? {} : { key });
  expect(answer.status).toBe(200);
  return answer.json as DeadLetters;
};

it('lists what was given up with its error, newest first; of the payload ids only', async () => {
  const first = await addDeadLetter(server(), { topic: 'nobody-writes' });
  const second = await addDeadLetter(server());
  const { dead_letters: letters, next_cursor } = await list();
  expect(letters.map(({ id }) => id)).toEqual([second, first]);
  expect(letters[1]).toMatchObject({
    topic: 'nobody-writes',
    attempts: 1,
    error: 'the CRM refuses',
    payload: { accountId: 'a-1' },
  });
  expect(Object.keys(letters[1]!.payload)).toEqual(['accountId']);
  expect(next_cursor).toBeNull();
});

it('lists one topic', async () => {
  const { dead_letters: letters } = await list('?topic=nobody-writes');
  expect(letters.map(({ topic }) => topic)).toEqual(['nobody-writes']);
  expect((await list('?topic=never-heard')).dead_letters).toEqual([]);
});

it('shows a tenant its own only', async () => {
  const { key } = await server().newTenant();
  expect((await list('', key)).dead_letters).toEqual([]);
});
