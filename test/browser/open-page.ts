import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export type OpenPage = {
  readonly page: Page;
  /** Console errors, exceptions, violations of the Content-Security-Policy, and requests to anywhere but this machine. */
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
};

/** A refused request (4xx) is an answer that the page shows; Chromium writes it to the console all the same. */
const isRefusal = (text: string): boolean =>
  /Failed to load resource: the server responded with a status of 4\d\d/.test(text);

/** Opens the workbench in a context of its own (empty storage) and writes down everything that must not happen. */
export const openPage = async (
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> => {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(10_000);
  const faults: string[] = [];
  context.on('request', (request) => {
    if (new URL(request.url()).hostname !== '127.0.0.1') faults.push(`request to ${request.url()}`);
  });
  context.on('weberror', (error) => faults.push(`exception: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error' && !isRefusal(message.text())) faults.push(`console: ${message.text()}`);
  });
  const page = await context.newPage();
  await page.goto(url);
  return { page, faults, close: () => context.close() };
};

/** Types a name (or a number) into the form and creates the prospect with Enter. */
export const createProspect = async (page: Page, company: string): Promise<void> => {
  const field = page.getByRole('combobox', { name: 'Company' });
  await field.fill(company);
  await field.press('Enter');
};
