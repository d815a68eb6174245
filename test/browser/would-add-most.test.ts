import { expect, test } from 'vitest';
import { startTestServer } from '../harness/server.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { startFakeApi } from './fake-api.ts';
import { createProspect, openPage } from './open-page.ts';

describeInBrowser('the source that would add most', startFakeApi, ({ browser, site: api }) => {
  test('stands under the interval that it would narrow', async () => {
    const { page, faults, close } = await openPage(browser(), api().url);
    await createProspect(page, 'Transports Delmarre');
    const tile = page.getByRole('region', { name: 'Score', exact: true });
    await tile.waitFor();
    expect(await tile.innerText()).toMatch(
      /likely between 5% and 13%\s+Annual accounts would narrow the estimate most\./,
    );
    expect(faults).toEqual([]);
    await close();
  });

  test('stands with what is missing where there is too little for a score', async () => {
    const { page, close } = await openPage(browser(), api().url);
    await createProspect(page, 'Nouvelle Piste');
    const tile = page.getByRole('region', { name: 'Score', exact: true });
    await tile.getByText('Too little data to score').waitFor();
    expect(await tile.innerText()).toContain('Bank data would narrow the estimate most.');
    await close();
  });

  test('leaves no empty line where none is named', async () => {
    const { page, close } = await openPage(browser(), api().url);
    await createProspect(page, 'Verrerie des Monts');
    await page.getByRole('region', { name: 'Score', exact: true }).waitFor();
    expect(await page.locator('.would-add-most').count()).toBe(0);
    await close();
  });
});

describeInBrowser('the source that would add most to a real decision', startTestServer, ({ browser, site: server }) => {
  test.each([
    ['en-GB', 'Annual accounts would narrow the estimate most.'],
    ['fr-FR', 'Des comptes annuels affineraient le plus l’estimation.'],
    ['es-ES', 'Unas cuentas anuales serían lo que más acotaría la estimación.'],
    ['pt-PT', 'As contas anuais seriam o que mais estreitaria a estimativa.'],
  ])('is named to a reader in %s, whole on a narrow screen in the dark', async (locale, sentence) => {
    const { page, faults, close } = await openPage(browser(), server().url, {
      locale,
      colorScheme: 'dark',
      viewport: { width: 360, height: 740 },
    });
    // A company whose accounts and bank cannot be reached in the sandbox.
    const field = page.locator('input[role=combobox]');
    await field.fill('000000109');
    await field.press('Enter');
    const line = page.getByText(sentence, { exact: true });
    await line.waitFor();
    const box = await line.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(360);
    expect(await line.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    expect(faults).toEqual([]);
    await close();
  });
});
