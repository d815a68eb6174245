import { expect, test } from 'vitest';
import { batchedByKey } from '../../server/src/batched.ts';

/** Work whose batches wait until the test lets them go. */
const held = () => {
  const batches: { readonly key: string; readonly values: readonly number[]; readonly end: (error?: Error) => void }[] =
    [];
  const send = batchedByKey(
    (key: string, values: readonly number[]) =>
      new Promise<string>((resolve, reject) => {
        batches.push({ key, values, end: (error) => (error ? reject(error) : resolve(`${key}:${values.join('+')}`)) });
      }),
    3,
  );
  return { batches, send };
};

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('calls of one key that come together share a batch, and no batch holds two keys', async () => {
  const { batches, send } = held();
  const answers = [send('a', 1), send('b', 2), send('a', 3)];
  await turn();
  expect(batches.map(({ key, values }) => [key, values])).toEqual([
    ['a', [1, 3]],
    ['b', [2]],
  ]);
  for (const { end } of batches) end();
  expect(await Promise.all(answers)).toEqual(['a:1+3', 'b:2', 'a:1+3']);
});

test('a batch takes no more than it may, and the rest goes next', async () => {
  const { batches, send } = held();
  const answers = [1, 2, 3, 4].map((value) => send('a', value));
  await turn();
  expect(batches.map(({ values }) => values)).toEqual([[1, 2, 3]]);
  batches[0]!.end();
  await turn();
  batches[1]!.end();
  expect(await Promise.all(answers)).toEqual(['a:1+2+3', 'a:1+2+3', 'a:1+2+3', 'a:4']);
});

test('a batch that fails fails its own calls, and neither another key nor a later call', async () => {
  const { batches, send } = held();
  const [first, other] = [send('a', 1), send('b', 2)];
  await turn();
  batches[0]!.end(new Error('no'));
  batches[1]!.end();
  await expect(first).rejects.toThrow('no');
  expect(await other).toBe('b:2');
  const later = send('a', 4);
  await turn();
  batches[2]!.end();
  expect(await later).toBe('a:4');
});
