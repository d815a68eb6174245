import { describe, expect, it } from 'vitest';
import type { CardAnswer } from '../../../integrations/odoo/widget/src/card-port.ts';
import { followCard, type KnownCard } from '../../../integrations/odoo/widget/src/follow-card.ts';
import { assessing, decided, NOW } from '../../core/card/view/cards.ts';

const answer = (card: CardAnswer['card']): CardAnswer => ({
  card,
  credit: null,
  connection: 'online',
  language: 'en',
  can_refresh: true,
});

/** Time that passes when the test says so: each pause waits for `pass`, unless it is broken off. */
const follow = () => {
  const pauses: number[] = [];
  const waits: (() => void)[] = [];
  const seen: KnownCard[] = [];
  let settled = 0;
  const follower = followCard({
    clock: {
      now: () => NOW,
      pause: (timeMs, signal) =>
        new Promise((resolve, reject) => {
          // The tick of the minute hand is not what these tests are about.
          if (timeMs < 30_000) {
            pauses.push(timeMs);
            waits.push(resolve);
          }
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        }),
    },
    onChange: (known) => void seen.push(known),
    onSettled: () => void settled++,
  });
  return { follower, pauses, seen, settled: () => settled, pass: () => waits.shift()?.() };
};

describe('following a card', () => {
  it('reads again after 300 ms, then ever less often, and never more than three seconds apart', async () => {
    const { follower, pauses, pass } = follow();
    void follower.read(async () => answer(assessing));
    for (const count of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      await expect.poll(() => pauses.length).toBe(count);
      pass();
    }
    expect(pauses.map(Math.round)).toEqual([300, 450, 675, 1013, 1519, 2278, 3000, 3000, 3000]);
    follower.stop();
  });

  it('settles once, when what was under way is done', async () => {
    const cards = [assessing, assessing, decided];
    const { follower, pauses, pass, settled, seen } = follow();
    const done = follower.read(async () => answer(cards.shift()!));
    for (const count of [1, 2]) {
      await expect.poll(() => pauses.length).toBe(count);
      pass();
    }
    await done;
    expect(settled()).toBe(1);
    expect(seen.at(-1)).toMatchObject({ isBusy: false, answer: { card: { state: 'decided' } } });
  });

  it('a card that is decided already settles nothing', async () => {
    const { follower, settled } = follow();
    await follower.read(async () => answer(decided));
    expect(settled()).toBe(0);
  });

  it('a decision stays while the next one is made', async () => {
    const { follower, seen, pauses } = follow();
    await follower.read(async () => answer(decided));
    void follower.ask(
      async () => answer(assessing),
      async () => answer(assessing),
    );
    await expect.poll(() => pauses.length).toBe(1);
    expect(seen.at(-1)).toMatchObject({ isBusy: true, answer: { card: { state: 'decided' } } });
    follower.stop();
  });

  it('what was asked last counts, whichever answer comes last', async () => {
    const { promise, resolve } = Promise.withResolvers<CardAnswer>();
    const { follower } = follow();
    const first = follower.read(() => promise);
    await follower.read(async () => answer(decided));
    resolve(answer(null));
    await first;
    expect(follower.known().answer?.card).toBe(decided);
  });

  it('after the end no wait goes on and nothing changes', async () => {
    const { follower, seen, pauses, pass } = follow();
    let reads = 0;
    const read = async (): Promise<CardAnswer> => {
      reads += 1;
      return answer(assessing);
    };
    const done = follower.read(read);
    await expect.poll(() => pauses.length).toBe(1);
    follower.stop();
    pass();
    await done;
    expect([reads, seen.length]).toEqual([1, 1]);
  });
});
