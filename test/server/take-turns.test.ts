import { expect, it } from 'vitest';
import { createTurns } from '../../server/src/take-turns.ts';

const gate = () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

it('work of one key begins when the one before has ended, also where that failed; other keys do not wait', async () => {
  const takeTurns = createTurns();
  const first = gate();
  const log: string[] = [];
  const one = takeTurns('a', async () => {
    log.push('one');
    await first.opened;
    throw new Error('failed');
  });
  const two = takeTurns('a', async () => void log.push('two'));
  await takeTurns('b', async () => void log.push('other'));
  expect(log).toEqual(['one', 'other']);
  first.open();
  await expect(one).rejects.toThrow('failed');
  await two;
  expect(log).toEqual(['one', 'other', 'two']);
});
