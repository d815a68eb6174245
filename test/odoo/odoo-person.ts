import type { Browser, Page } from 'playwright-core';

/** One person with a browser of their own, as they are logged into Odoo. */
export type OdooPerson = {
  readonly page: Page;
  readonly open: (path: string) => Promise<void>;
  /** A method of a model, called as this person. */
  readonly call: <T>(model: string, method: string, args: readonly unknown[], kwargs?: object) => Promise<T>;
};

// The first page of a new database builds all of Odoo's assets.
const FIRST_PAGE_MS = 120_000;

type RpcAnswer = { readonly result?: unknown; readonly error?: { readonly data?: { readonly message?: string } } };

/** Logs in through the form. Throws when Odoo answers a call with an error: its message is what a person would read. */
export const odooPerson = async (
  browser: Browser,
  { url, login, password }: { readonly url: string; readonly login: string; readonly password: string },
): Promise<OdooPerson> => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1100 }, locale: 'en-US' });
  page.setDefaultTimeout(60_000);
  await page.goto(`${url}/web/login`, { timeout: FIRST_PAGE_MS });
  await page.fill('#login', login);
  await page.fill('#password', password);
  await page.click('button[type=submit]');
  await page.waitForSelector('.o_main_navbar', { timeout: FIRST_PAGE_MS });
  const open = async (path: string): Promise<void> => {
    await page.goto(`${url}${path}`);
    await page.waitForSelector('.o_main_navbar');
  };
  const call = async <T>(model: string, method: string, args: readonly unknown[], kwargs: object = {}): Promise<T> => {
    const data = { jsonrpc: '2.0', method: 'call', params: { model, method, args, kwargs } };
    const response = await page.request.post(`${url}/web/dataset/call_kw/${model}/${method}`, { data });
    const answer = (await response.json()) as RpcAnswer;
    if (answer.error !== undefined) throw new Error(answer.error.data?.message ?? 'Odoo answered with an error');
    return answer.result as T;
  };
  return { page, open, call };
};
