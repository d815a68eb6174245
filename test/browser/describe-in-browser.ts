import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { launchChromium } from '../harness/chromium.ts';

type Site = { readonly url: string; close(): Promise<void> };

/** What a test finds open; functions, because both are opened only when the tests begin. */
export type InBrowser<T> = { readonly browser: () => Browser; readonly site: () => T };

/** A group of tests with one Chromium and one site. Without a Chromium the group is skipped, which never is so under CI. */
export const describeInBrowser = <T extends Site>(
  title: string,
  start: () => Promise<T>,
  tests: (opened: InBrowser<T>) => void,
): void => {
  const chromium = inject('chromium');
  describe.skipIf(chromium === null)(`${title}, in Chromium`, () => {
    let browser: Browser | undefined;
    let site: T | undefined;
    beforeAll(async () => {
      browser = await launchChromium(chromium ?? '');
      site = await start();
    });
    afterAll(async () => {
      await browser?.close();
      await site?.close();
    });
    tests({ browser: () => browser!, site: () => site! });
  });
};
