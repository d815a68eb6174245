import { defineConfig } from 'vitest/config';
import { countReporter } from './test/harness/count-reporter.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/harness/nock.ts'],
    globalSetup: ['test/harness/global-setup.ts'],
    // Each worker keeps one embedded database, which costs about 300 MB and a second to start.
    pool: 'forks',
    maxWorkers: 2,
    isolate: false,
    reporters: ['default', countReporter],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
