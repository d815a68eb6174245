import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startTestServer } from '../harness/server.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { createProspect, openPage } from './open-page.ts';

describeInBrowser('the Odoo tab of a record', startTestServer, ({ browser, site: server }) => {
  type Options = Parameters<typeof openPage>[2];
  const onPage = async (check: (page: Page) => Promise<void>, options: Options = {}): Promise<void> => {
    const { page, faults, close } = await openPage(browser(), server().url, options);
    await check(page);
    // Among them every violation of the Content-Security-Policy: no template is compiled in the page.
    expect(faults).toEqual([]);
    await close();
  };
  const inOdoo = async (page: Page, company: string): Promise<void> => {
    await createProspect(page, company);
    await page.getByRole('tab', { name: 'In Odoo' }).click();
  };
  const headline = (page: Page) => page.locator('.o_creditline_headline');

  test('shows the decision of the running server with the widget of the addon', () =>
    onPage(async (page) => {
      await inOdoo(page, '000000018');
      await page.locator('.o_creditline_card[data-state=decided]').waitFor();
      expect(await headline(page).innerText()).toBe('Accept');
      expect(await page.locator('.o_creditline_score .o_creditline_value').innerText()).toMatch(/^\d{3}$/);
      expect(await page.locator('.o_creditline_use').innerText()).toMatch(/used, .* free$/);
      expect(await page.locator('.o_creditline_reasons > ul li').count()).toBeGreaterThan(2);
    }));

  test('loads neither Owl nor the widget before the tab is opened', () =>
    onPage(async (page) => {
      const loaded: string[] = [];
      page.on('request', (request) => void loaded.push(new URL(request.url()).pathname));
      await createProspect(page, '000000018');
      await page.getByRole('region', { name: 'Decision', exact: true }).waitFor();
      expect(loaded.filter((path) => /owl|odoo/.test(path))).toEqual([]);
      await page.getByRole('tab', { name: 'In Odoo' }).click();
      await headline(page).waitFor();
      expect(loaded.filter((path) => /\/owl-.*\.js$/.test(path))).toHaveLength(1);
    }));

  test('asks the sources again at the price on the button, by keyboard, and keeps the focus', () =>
    onPage(async (page) => {
      await createProspect(page, '000000125');
      await page.getByRole('tab', { name: 'Card' }).press('ArrowRight');
      const ask = page.getByRole('button', { name: 'Ask the sources again, costs 1 unit' });
      await ask.waitFor();
      const [answer] = await Promise.all([
        page.waitForResponse((response) => response.url().endsWith('/refresh')),
        ask.press('Enter'),
      ]);
      expect(answer.request().postDataJSON()).toEqual({ force: true });
      await page.locator('.o_creditline_card[aria-busy=false]').waitFor();
      await expect.poll(() => ask.evaluate((button) => button === document.activeElement)).toBe(true);
    }));

  test('of two companies with one name, the chosen one is scored', () =>
    onPage(async (page) => {
      await inOdoo(page, 'Martin Frères');
      await page
        .getByRole('button', { name: /^Choose Martin Frères/i })
        .first()
        .press('Enter');
      await page.locator('.o_creditline_card[data-state=decided], [data-state=too_little_data]').waitFor();
      expect(await page.locator('.o_creditline_foot').innerText()).toMatch(/0000000(83|91)/);
    }));

  test('too little data shows no number', () =>
    onPage(async (page) => {
      await inOdoo(page, '000000026');
      await page.locator('.o_creditline_card[data-state=too_little_data]').waitFor();
      expect(await page.locator('.o_creditline_score').count()).toBe(0);
      expect(await page.locator('.o_creditline_missing').innerText()).toContain('A number would be a guess');
    }));

  test('a company that gets worse meanwhile is shown worse, without a reload', () =>
    onPage(async (page) => {
      await inOdoo(page, '000000059');
      await headline(page).waitFor();
      await server().ask('POST', '/v1/sandbox/events', {
        key: 'cl_test_sandbox',
        body: { company: { siren: '000000059' }, event: 'liquidation_opened' },
      });
      await expect.poll(() => headline(page).innerText(), { timeout: 10_000 }).toBe('Refuse');
      await server().ask('POST', '/v1/sandbox/events', {
        key: 'cl_test_sandbox',
        body: { company: { siren: '000000059' }, event: 'recovered' },
      });
    }));

  test.each([
    ['fr-FR', 'Dans Odoo', 'Accepter', 'Limite de crédit'],
    ['es-ES', 'En Odoo', 'Aceptar', 'Límite de crédito'],
    ['pt-PT', 'No Odoo', 'Aceitar', 'Limite de crédito'],
  ])('%s: tab, decision and words of the card', (locale, tab, decision, limit) =>
    onPage(
      async (page) => {
        await page.locator('input[role=combobox]').fill('000000018');
        await page.locator('button[type=submit]').click();
        await page.getByRole('tab', { name: tab }).click();
        await page.locator('.o_creditline_card[data-state=decided]').waitFor();
        expect(await headline(page).innerText()).toBe(decision);
        expect(await page.locator('.o_creditline_limit .o_creditline_label').innerText()).toBe(limit);
      },
      { locale },
    ),
  );

  test.each(['light', 'dark'] as const)('fits a narrow screen in the %s theme', (colorScheme) =>
    onPage(
      async (page) => {
        await inOdoo(page, '000000018');
        await headline(page).waitFor();
        const [wide, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
        expect(wide).toBeLessThanOrEqual(inner ?? 0);
      },
      { viewport: { width: 360, height: 740 }, colorScheme },
    ),
  );
});
