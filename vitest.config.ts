import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/harness/nock.ts'],
    globalSetup: ['test/harness/global-setup.ts'],
    // Each worker keeps one embedded database, which costs about 300 MB and a second to start.
    pool: 'forks',
    maxWorkers: 2,
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
