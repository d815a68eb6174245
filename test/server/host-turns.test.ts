import { expect, it } from 'vitest';
import { createHostTurns } from '../../server/src/host-turns.ts';

const setup = () => {
  let now = 0;
  const turns = createHostTurns(() => now);
  const taken = (host: string) => {
    const turn = turns.take(host);
    if (!turn.isYours) throw new Error(`no turn at ${host} for ${turn.waitMs} ms`);
    return turn;
  };
  const waitAt = (host: string): number => {
    const turn = turns.take(host);
    return turn.isYours ? 0 : turn.waitMs;
  };
  return {
    taken,
    waitAt,
    pass: (ms: number): void => {
      now += ms;
    },
  };
};

it('gives a host three turns at once, and every other host its own', () => {
  const { taken, waitAt } = setup();
  for (let count = 0; count < 3; count += 1) taken('slow.example.com');
  expect(waitAt('slow.example.com')).toBeGreaterThan(0);
  expect(waitAt('quick.example.com')).toBe(0);
});

it('gives a turn again once one was given back', () => {
  const { taken, waitAt } = setup();
  const [first] = [taken('a'), taken('a'), taken('a')];
  first.end();
  expect(waitAt('a')).toBe(0);
  expect(waitAt('a')).toBeGreaterThan(0);
});

it("spreads what waits by the host's pace, so that each asks again about once, and at most five minutes ahead", () => {
  const { taken, waitAt, pass } = setup();
  const [first] = [taken('a'), taken('a'), taken('a')];
  pass(15_000);
  first.end();
  taken('a');
  const waits = Array.from({ length: 100 }, () => waitAt('a'));
  expect(waits.slice(0, 3)).toEqual([5_000, 10_000, 15_000]);
  expect(Math.max(...waits)).toBe(300_000);
});
