import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startTestServer } from '../harness/server.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { createProspect, openPage } from './open-page.ts';

const numberIn = (text: string): number => Number(text.replace('−', '-').replaceAll(/[^\d-]/g, ''));

describeInBrowser('from a company to a decision that a person sees', startTestServer, ({ browser, site: server }) => {
  const onPage = async (check: (page: Page) => Promise<void>): Promise<void> => {
    const { page, faults, close } = await openPage(browser(), server().url);
    await check(page);
    expect(faults).toEqual([]);
    await close();
  };

  test.each([
    ['000000018', /Accept/],
    ['000000026', /Review/],
    ['000000034', /Ask for a guarantee|Refuse/],
    ['000000042', /Refuse/],
    ['000000059', /Ask for a guarantee|Review/],
  ])('%s typed and Enter pressed: the card shows its decision without a reload', (siren, decision) =>
    onPage(async (page) => {
      await page
        .getByRole('button', { name: /Fill the form with/ })
        .first()
        .waitFor();
      await page.evaluate(() => document.body.setAttribute('data-not-reloaded', 'yes'));
      await createProspect(page, siren);
      const verdict = page.getByRole('region', { name: 'Decision', exact: true });
      await verdict.waitFor();
      expect(await verdict.innerText()).toMatch(decision);
      expect(await page.getAttribute('body', 'data-not-reloaded')).toBe('yes');
    }),
  );

  test('a name is suggested, chosen, scored; its points add up; its record replays identically', () =>
    onPage(async (page) => {
      const field = page.getByRole('combobox', { name: 'Company' });
      await field.pressSequentially('verrerie');
      await page.getByRole('option', { name: /Verrerie des Monts/ }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      expect(await page.getByRole('textbox', { name: 'SIREN, VAT or company number' }).inputValue()).toBe('000000018');
      await page.getByRole('textbox', { name: 'Requested amount' }).fill('25,000');
      await page.getByRole('button', { name: 'Create prospect' }).press('Enter');

      const reasons = page.getByRole('region', { name: 'Why this score' });
      await reasons.waitFor();
      const points = (await reasons.locator('.reason-points').allInnerTexts()).map(numberIn);
      const total = points.pop();
      expect(points.reduce((sum, value) => sum + value, 0)).toBe(total);
      expect(await page.getByRole('region', { name: 'Proposed limit' }).innerText()).toContain('of €25,000 requested');

      await page.getByRole('button', { name: 'Open the decision record' }).press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Decision record' });
      await dialog.getByRole('row', { name: /Legal name Verrerie des Monts/ }).waitFor();
      await dialog.getByRole('button', { name: 'Replay' }).press('Enter');
      await dialog.getByText('Identical: the record gives the same decision again').waitFor();
    }));

  test('too little data shows what is missing, and no score', () =>
    onPage(async (page) => {
      await createProspect(page, '000000026');
      await page.getByText('Too little data to score').waitFor();
      expect(await page.getByRole('region', { name: 'Score', exact: true }).innerText()).not.toMatch(/\d/);
    }));

  test('of two companies with one name, the chosen one is scored', () =>
    onPage(async (page) => {
      await createProspect(page, 'Martin Frères');
      await page.getByRole('button', { name: 'Choose Martin Frères' }).first().press('Enter');
      await page.getByRole('region', { name: 'Decision', exact: true }).waitFor();
      expect(await page.getByRole('article').innerText()).toMatch(/0000000(83|91)/);
    }));

  test('a wrong check digit is said at the field', () =>
    onPage(async (page) => {
      const field = page.getByRole('textbox', { name: 'SIREN, VAT or company number' });
      await field.fill('000000019');
      await field.press('Enter');
      await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
      expect(await page.getByRole('article').count()).toBe(0);
    }));

  test('a new score asked for on the card makes a history, with its delta', () =>
    onPage(async (page) => {
      await createProspect(page, '000000125');
      const ask = page.getByRole('button', { name: 'Ask the sources again' });
      await ask.press('Enter');
      await page.getByText(/since \d+ \w+ \d{4}/).waitFor();
      expect(await page.getByText(/Score trend over \d+ decisions/).count()).toBe(1);
    }));

  test('the card comes in French to a person who reads French', async () => {
    const { page, faults, close } = await openPage(browser(), server().url, { locale: 'fr-FR' });
    await page.getByRole('combobox', { name: 'Entreprise' }).fill('000000042');
    await page.getByRole('button', { name: 'Créer le prospect' }).press('Enter');
    const verdict = page.getByRole('region', { name: 'Décision' });
    await verdict.waitFor();
    expect(await verdict.innerText()).toContain('Refuser');
    expect(faults).toEqual([]);
    await close();
  });
});
