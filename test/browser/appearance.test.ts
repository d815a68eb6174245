import { expect, test } from 'vitest';
import { faintTexts } from './contrast.ts';
import { startFakeApi } from './fake-api.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { createProspect, openPage } from './open-page.ts';

const states = [
  'Verrerie des Monts',
  'Transports Delmarre',
  'Nouvelle Piste',
  'Meubles Charvin',
  'Martin Frères',
  'Électricité Lenoir',
];

describeInBrowser('the look of the workbench', startFakeApi, ({ browser, site: api }) => {
  test.each(['light', 'dark'] as const)('every text is readable in the %s theme (WCAG AA)', async (colorScheme) => {
    const { page, close } = await openPage(browser(), api().url, { colorScheme });
    for (const company of states) {
      await createProspect(page, company);
      await page.getByRole('heading', { name: company, level: 1 }).waitFor();
      await page.getByRole('article').locator('[aria-busy=true]').waitFor({ state: 'detached' });
      expect({ company, faint: await faintTexts(page) }).toEqual({ company, faint: [] });
    }
    await close();
  });

  test('nothing is cut off or scrolls sideways on a screen of 360 pixels', async () => {
    const { page, close } = await openPage(browser(), api().url, { viewport: { width: 360, height: 740 } });
    for (const company of states) {
      await createProspect(page, company);
      await page.getByRole('heading', { name: company, level: 1 }).waitFor();
      await page.getByRole('article').locator('[aria-busy=true]').waitFor({ state: 'detached' });
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll('body *')]
          .filter((element) => element.checkVisibility() && element.closest('.visually-hidden, .skip-link') === null)
          .filter((element) => element.getBoundingClientRect().right > 361)
          .map((element) => element.outerHTML.slice(0, 100)),
      );
      expect({ company, wide }).toEqual({ company, wide: [] });
    }
    await close();
  });

  test('on a narrow screen the accounts come before the companies to try, which are closed', async () => {
    const { page, close } = await openPage(browser(), api().url, { viewport: { width: 360, height: 740 } });
    const accounts = page.getByRole('navigation', { name: /Accounts/ });
    const companies = page.getByRole('region', { name: 'Companies to try' });
    await companies.waitFor();
    const [above, below] = [await accounts.boundingBox(), await companies.boundingBox()];
    expect(above?.y).toBeLessThan(below?.y ?? 0);
    const first = companies.getByRole('button', { name: 'Fill the form with Verrerie des Monts' });
    expect(await first.isVisible()).toBe(false);
    await page.getByText('Companies to try').click();
    await first.click();
    expect(await page.getByRole('combobox', { name: 'Company' }).inputValue()).toBe('Verrerie des Monts');
    await close();
  });

  test('on a wide screen the companies to try are open, under the record', async () => {
    const { page, close } = await openPage(browser(), api().url, { viewport: { width: 1280, height: 800 } });
    await createProspect(page, 'Verrerie des Monts');
    await page.getByRole('region', { name: 'Decision', exact: true }).waitFor();
    const record = await page.getByRole('article').boundingBox();
    const companies = await page.getByRole('region', { name: 'Companies to try' }).boundingBox();
    const gap = (companies?.y ?? 0) - ((record?.y ?? 0) + (record?.height ?? 0));
    expect(Math.abs(gap - 16)).toBeLessThan(2);
    expect(companies?.x).toBe(record?.x);
    expect(await page.getByRole('button', { name: 'Fill the form with Verrerie des Monts' }).isVisible()).toBe(true);
    await close();
  });

  test('on a narrow screen the new record comes into view', async () => {
    const { page, close } = await openPage(browser(), api().url, { viewport: { width: 360, height: 740 } });
    await createProspect(page, 'Verrerie des Monts');
    await page.getByRole('region', { name: 'Decision', exact: true }).waitFor();
    const top = await page.getByRole('article').evaluate((article) => article.getBoundingClientRect().top);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(200);
    await close();
  });

  test('the chosen theme stays after a reload', async () => {
    const { page, close } = await openPage(browser(), api().url);
    await page.getByRole('button', { name: 'Appearance' }).press('Enter');
    await page.getByRole('option', { name: 'Dark theme' }).press('Enter');
    await page.reload();
    await page.getByRole('heading', { name: 'New prospect' }).waitFor();
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
    await close();
  });

  test('the card does not move the page when it takes the place of its skeleton', async () => {
    const { page, close } = await openPage(browser(), api().url);
    await page.getByRole('heading', { name: 'Companies to try' }).waitFor();
    await createProspect(page, 'Négoce Tardif');
    const tile = page.locator('.headline > *').first();
    await page.getByText('Asking the sources and making the decision.').waitFor();
    const before = await tile.boundingBox();
    await createProspect(page, 'Verrerie des Monts');
    await page.getByRole('region', { name: 'Decision', exact: true }).waitFor();
    const after = await tile.boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 999))).toBeLessThan(4);
    expect(after?.x).toBe(before?.x);
    await close();
  });

  test.each([
    { locale: 'fr-FR', language: 'fr', create: 'Créer le prospect', amount: /25\s000\s€/ },
    { locale: 'es-ES', language: 'es', create: 'Crear cliente', amount: /25\.000\s€/ },
    { locale: 'pt-BR', language: 'pt', create: 'Criar cliente', amount: /€\s25\.000/ },
    { locale: 'en-US', language: 'en', create: 'Create prospect', amount: /€25,000/ },
    { locale: 'de-DE', language: 'en', create: 'Create prospect', amount: /€25,000/ },
  ])(
    'a browser in $locale gets the page in $language, with its own amounts',
    async ({ locale, language, create, amount }) => {
      const { page, faults, close } = await openPage(browser(), api().url, { locale });
      await page.locator('input[role=combobox]').fill('Verrerie des Monts');
      await page.getByRole('button', { name: create }).click();
      await page.locator('.limit-figure').waitFor();
      expect(await page.locator('.limit-figure').innerText()).toMatch(amount);
      expect(await page.getAttribute('html', 'lang')).toBe(language);
      expect(api().received.findLast((call) => call.path.endsWith('/card'))?.language).toBe(language);
      expect(faults).toEqual([]);
      await close();
    },
  );

  test('the language can be changed, is kept, and the open card is asked for again in it', async () => {
    const { page, close } = await openPage(browser(), api().url);
    await createProspect(page, 'Verrerie des Monts');
    await page.getByRole('region', { name: 'Decision', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Language' }).press('Enter');
    await page.getByRole('option', { name: 'Français' }).press('Enter');
    await page.getByRole('heading', { name: 'Nouveau prospect' }).waitFor();
    await expect.poll(() => api().received.findLast((call) => call.path.endsWith('/card'))?.language).toBe('fr');
    await page.reload();
    await page.getByRole('heading', { name: 'Nouveau prospect' }).waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('fr');
    await close();
  });
});
