import { readFileSync } from 'node:fs';

const LOOK_EVERY_MS = 100;

/** The parent of a process where the system tells (Linux: field 4 of stat, after the name in brackets). */
const parentOf = (pid: number): string => {
  try {
    return (
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) \S+ /s, '')
        .split(' ')[0] ?? ''
    );
  } catch {
    return '';
  }
};

/** npm starts a shell and the shell starts us: either of them may be killed without a word to its child. */
const ancestry = (): string => `${process.ppid}:${parentOf(process.ppid)}`;

/** Calls `stop` once when the npm that started this process has gone: else its port and folder would stay taken. */
export const whenOrphaned = (stop: () => void): void => {
  const begun = ancestry();
  const timer = setInterval(() => {
    if (ancestry() === begun) return;
    clearInterval(timer);
    stop();
  }, LOOK_EVERY_MS);
  timer.unref();
};
