import { defineConfig } from 'vitest/config';
import { countReporter } from './test/harness/count-reporter.ts';

export default defineConfig({
  // The web client of Odoo, which its widget imports from, is not a package.
  resolve: {
    alias: [{ find: /^@web\/.*$/, replacement: `${import.meta.dirname}/test/crms/odoo-widget/web-client.ts` }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/harness/nock.ts', 'test/harness/dom.ts'],
    globalSetup: ['test/harness/global-setup.ts'],
    // Each worker keeps one embedded database, which costs about 300 MB and a second to start.
    pool: 'forks',
    maxWorkers: 2,
    isolate: false,
    reporters: ['default', countReporter],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
