import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startFakeApi } from './fake-api.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { createProspect, openPage } from './open-page.ts';

describeInBrowser('the amount that is asked for', startFakeApi, ({ browser, site: api }) => {
  const sent = () => api().received.filter((call) => call.path.endsWith('/events'));
  const fieldOf = (page: Page) => page.locator('input[name=amount]');

  test.each([
    { locale: 'fr-FR', typed: '25000.50', shown: '25\u202f000,50' },
    { locale: 'fr-FR', typed: '25.000', shown: '25\u202f000' },
    { locale: 'en-GB', typed: '25.000,50', shown: '25,000.50' },
    { locale: 'es-ES', typed: '25,000.50', shown: '25.000,50' },
    { locale: 'pt-BR', typed: '25 000', shown: '25.000' },
  ])('$typed typed in $locale is shown as $shown once it is left, and sent as it was meant', async (row) => {
    const { page, faults, close } = await openPage(browser(), api().url, { locale: row.locale });
    await fieldOf(page).fill(row.typed);
    await fieldOf(page).blur();
    await expect.poll(() => fieldOf(page).inputValue()).toBe(row.shown);
    await page.locator('input[role=combobox]').fill('Verrerie des Monts');
    await page.locator('button[type=submit]').click();
    await page.getByRole('article').waitFor();
    const value = row.typed.endsWith('50') ? 25_000.5 : 25_000;
    expect(sent().at(-1)?.body).toMatchObject({ account: { requested_amount: { value, currency: 'EUR' } } });
    expect(faults).toEqual([]);
    await close();
  });

  test.each(['25k', '-5', '25.000.50'])('%s is left as typed, said to be wrong, and not sent', async (typed) => {
    const { page, close } = await openPage(browser(), api().url, { locale: 'fr-FR' });
    const before = sent().length;
    await page.locator('input[role=combobox]').fill('Verrerie des Monts');
    await fieldOf(page).fill(typed);
    // Enter sends the form while the field is not left yet; the button after it was.
    await fieldOf(page).press('Enter');
    const fault = page.getByText('Saisissez un montant supérieur à 0');
    await fault.waitFor();
    await page.getByRole('button', { name: 'Créer le prospect' }).click();
    await expect.poll(() => fieldOf(page).evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await fault.isVisible()).toBe(true);
    expect(await fieldOf(page).inputValue()).toBe(typed);
    expect(await fieldOf(page).getAttribute('aria-invalid')).toBe('true');
    expect(sent().length).toBe(before);
    await fieldOf(page).fill('2500');
    await page.getByRole('button', { name: 'Créer le prospect' }).click();
    await page.getByRole('article').waitFor();
    await close();
  });

  test('an amount is not needed', async () => {
    const { page, close } = await openPage(browser(), api().url);
    await createProspect(page, 'Verrerie des Monts');
    await page.getByRole('article').waitFor();
    expect(sent().at(-1)?.body).not.toHaveProperty('account.requested_amount');
    await close();
  });

  test('the only currency of the policy is shown, not chosen', async () => {
    const { page, close } = await openPage(browser(), api().url);
    const currency = page.getByRole('textbox', { name: 'Currency' });
    expect(await currency.inputValue()).toBe('EUR');
    expect(await currency.isEditable()).toBe(false);
    expect(await page.getByRole('button', { name: /Currency/ }).count()).toBe(0);
    await close();
  });

  test('of several, those of the policy are offered, and a refused one is said at the currency', async () => {
    const several = await startFakeApi('sandbox', ['GBP', 'USD']);
    const { page, close } = await openPage(browser(), several.url, { locale: 'fr-FR' });
    const choice = page.getByRole('button', { name: /Devise/ });
    await choice.press('Enter');
    expect(await page.getByRole('option').allInnerTexts()).toEqual(['GBP', 'USD']);
    await page.getByRole('option', { name: 'USD' }).press('Enter');
    await page.locator('input[role=combobox]').fill('Verrerie des Monts');
    await fieldOf(page).fill('100');
    await page.getByRole('button', { name: 'Créer le prospect' }).click();
    const row = page.locator('.choice.field', { hasText: 'Devise' });
    await row.getByText('n’a pas de taux de change pour cette devise').waitFor();
    await choice.press('Enter');
    await page.getByRole('option', { name: 'GBP' }).press('Enter');
    await page.getByRole('button', { name: 'Créer le prospect' }).click();
    await page.getByRole('article').waitFor();
    await close();
    await several.close();
  });
});
