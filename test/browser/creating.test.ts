import { expect, test } from 'vitest';
import { startFakeApi } from './fake-api.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { createProspect, openPage } from './open-page.ts';

describeInBrowser('creating a prospect in the workbench', startFakeApi, ({ browser, site: api }) => {
  test('works with the keyboard alone, shows the card without a reload, and asks nothing outside', async () => {
    const { page, faults, close } = await openPage(browser(), api().url);
    await page.getByRole('heading', { name: 'New prospect' }).waitFor();
    await page.evaluate(() => document.body.setAttribute('data-not-reloaded', 'yes'));

    await page.keyboard.press('Tab');
    expect(
      await page.getByRole('link', { name: 'Skip to the record' }).evaluate((link) => link === document.activeElement),
    ).toBe(true);
    for (let stop = 0; stop < 3; stop += 1) await page.keyboard.press('Tab');
    expect(
      await page.getByRole('combobox', { name: 'Company' }).evaluate((field) => field === document.activeElement),
    ).toBe(true);
    await page.keyboard.type('Verrerie des Monts');
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: 'Verrerie des Monts', level: 1 }).waitFor();
    await page.getByRole('region', { name: 'Decision', exact: true }).getByText('Accept').waitFor();
    expect(await page.getByRole('status').first().textContent()).toBe(
      'Verrerie des Monts: Accept. Sell on account up to the limit shown.',
    );
    expect(await page.getAttribute('body', 'data-not-reloaded')).toBe('yes');
    expect(faults).toEqual([]);
    await close();
  });

  test('every stop of the keyboard shows where it is', async () => {
    const { page, close } = await openPage(browser(), api().url);
    await createProspect(page, 'Verrerie des Monts');
    await page.getByRole('region', { name: 'Decision', exact: true }).waitFor();
    const unseen: string[] = [];
    for (let stop = 0; stop < 30; stop += 1) {
      await page.keyboard.press('Tab');
      const lost = await page.evaluate(() => {
        const focused = document.activeElement;
        if (focused === null || focused === document.body) return undefined;
        const style = getComputedStyle(focused);
        return style.outlineStyle === 'none' || style.outlineWidth === '0px'
          ? focused.outerHTML.slice(0, 120)
          : undefined;
      });
      if (lost !== undefined) unseen.push(lost);
    }
    expect(unseen).toEqual([]);
    await close();
  });

  test('a suggestion that is chosen with the arrows fills the identifier', async () => {
    const { page, close } = await openPage(browser(), api().url);
    await page.getByRole('combobox', { name: 'Company' }).pressSequentially('meu');
    await page.getByRole('option', { name: /Meubles Charvin/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('combobox', { name: 'Company' }).inputValue()).toBe('Meubles Charvin');
    expect(await page.getByRole('textbox', { name: 'SIREN, VAT or company number' }).inputValue()).toBe('000000042');
    await close();
  });

  test.each([
    ['000 000 018', { siren: '000000018' }],
    ['DE 999999995', { vat: 'DE999999995' }],
    ['SC123456', { company_number: 'SC123456' }],
  ])('%s is sent as the identifier that it is', async (typed, expected) => {
    const { page, close } = await openPage(browser(), api().url);
    const field = page.getByRole('textbox', { name: 'SIREN, VAT or company number' });
    await field.fill(typed);
    await field.press('Enter');
    await page.getByRole('article').waitFor();
    expect(api().received.findLast((call) => call.path.endsWith('/events'))?.body).toMatchObject({ account: expected });
    await close();
  });

  test('what the server finds wrong is said at the field, and nothing is created', async () => {
    const { page, faults, close } = await openPage(browser(), api().url);
    const field = page.getByRole('textbox', { name: 'SIREN, VAT or company number' });
    await field.fill('123456789');
    await field.press('Enter');
    await page.getByText('This SIREN is not right: 9 digits that pass the Luhn check').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByRole('article').count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });

  test('what is wrong is said in the language of the page, and again when that changes', async () => {
    const { page, close } = await openPage(browser(), api().url, { locale: 'fr-FR' });
    const field = page.getByRole('textbox', { name: 'SIREN, TVA ou numéro de société' });
    await field.fill('123456789');
    await field.press('Enter');
    await page.getByText('Ce SIREN n’est pas valable').waitFor();
    await page.getByRole('button', { name: 'Langue' }).press('Enter');
    await page.getByRole('option', { name: 'Português' }).press('Enter');
    await page.getByText('Este SIREN não é válido').waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('pt');
    await close();
  });

  test('an empty form is not sent', async () => {
    const { page, close } = await openPage(browser(), api().url);
    const before = api().received.filter((call) => call.path.endsWith('/events')).length;
    await page.getByRole('button', { name: 'Create prospect' }).click();
    await page.getByText('Enter a company name or an identifier.').waitFor();
    expect(api().received.filter((call) => call.path.endsWith('/events')).length).toBe(before);
    await close();
  });

  test('a company to try fills the form, and its record can be reloaded and left with the back button', async () => {
    const { page, close } = await openPage(browser(), api().url);
    await page.getByRole('button', { name: 'Fill the form with Transports Delmarre' }).click();
    await page.keyboard.press('Enter');
    await page
      .getByRole('region', { name: 'Decision', exact: true })
      .getByText('Ask for a guarantee')
      .first()
      .waitFor();
    await page.reload();
    await page
      .getByRole('region', { name: 'Decision', exact: true })
      .getByText('Ask for a guarantee')
      .first()
      .waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'No record open' }).waitFor();
    expect(await page.getByRole('article').count()).toBe(0);
    await close();
  });

  test('live mode asks for a key, refuses a wrong one, and forgets it with the tab', async () => {
    const live = await startFakeApi('live');
    const { page, close } = await openPage(browser(), live.url);
    const field = page.getByLabel('API key');
    await field.fill('cl_live_wrong');
    await field.press('Enter');
    await page.getByText('That key was not accepted.').waitFor();
    await field.fill('cl_live_right');
    await field.press('Enter');
    await page.getByRole('heading', { name: 'New prospect' }).waitFor();
    expect(await page.evaluate(() => [sessionStorage.length, localStorage.length])).toEqual([1, 0]);
    await close();
    await live.close();
  });
});
