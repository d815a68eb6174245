import { defineConfig } from 'vitest/config';

/** The checks on the code itself need no database, so they run without the suite's set-up. */
export default defineConfig({
  test: { include: ['test/tidy/**/*.test.ts'], root: new URL('../..', import.meta.url).pathname },
});
