import { describe, expect, it } from 'vitest';
import { progressLine } from '../../../../core/training/commands/progress-line.ts';

const CLEARED = '\r\u001b[2K';

const terminalAt = (isLive: boolean) => {
  const said: string[] = [];
  const clock = { ms: 1000 };
  const terminal = { print: () => {}, say: (text: string): void => void said.push(text), isLive, now: () => clock.ms };
  return { said, clock, terminal };
};

describe('progress', () => {
  it('is a line every five seconds where stderr is no terminal', () => {
    const { said, clock, terminal } = terminalAt(false);
    const line = progressLine(terminal, false);
    for (let done = 0; done < 12; done += 1) {
      line.show({ step: 'fold', done, total: 12 });
      clock.ms += 1000;
    }
    line.note('a sentence');
    line.end();
    expect(said).toEqual([
      'fold: 0 of 12, 0.0 s\n',
      'fold: 5 of 12, 5.0 s\n',
      'fold: 10 of 12, 10.0 s\n',
      'note: a sentence\n',
    ]);
  });

  it('is one line that is written over on a terminal, and gone at the end', () => {
    const { said, clock, terminal } = terminalAt(true);
    const line = progressLine(terminal, false);
    line.show({ step: 'fold', done: 1, total: 2 });
    line.show({ step: 'too soon', done: 1, total: 2 });
    line.note('a sentence');
    clock.ms += 200;
    line.show({ step: 'fold', done: 2, total: 2 });
    line.end();
    line.end();
    expect(said).toEqual([
      `${CLEARED}fold: 1 of 2, 0.0 s`,
      CLEARED,
      'note: a sentence\n',
      `${CLEARED}fold: 2 of 2, 0.2 s`,
      CLEARED,
    ]);
  });

  it('is silent when asked to be quiet', () => {
    const { said, terminal } = terminalAt(true);
    const line = progressLine(terminal, true);
    line.show({ step: 'fold', done: 1, total: 2 });
    line.note('a sentence');
    line.end();
    expect(said).toEqual([]);
  });
});
