import type { Reporter } from 'vitest/node';

/** One plain closing line, which any tool can read whatever else was printed. */
export const countReporter: Reporter = {
  onTestRunEnd: (modules) => {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const count = (state: string): number => states.filter((each) => each === state).length;
    process.stdout.write(`\n${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped\n`);
  },
};
