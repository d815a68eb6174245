import { expect, test } from 'vitest';
import { startTestServer } from '../harness/server.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { startFakeApi } from './fake-api.ts';
import { createProspect, openPage } from './open-page.ts';

describeInBrowser('what would have changed a decision', startFakeApi, ({ browser, site: api }) => {
  test('is a list of changes, each with the figures that it moves and no others', async () => {
    const { page, faults, close } = await openPage(browser(), api().url);
    await createProspect(page, 'Transports Delmarre');
    const list = page.getByRole('region', { name: 'What would have changed it' });
    await list.waitFor();
    const [first, second] = await list.getByRole('listitem').allInnerTexts();
    expect(first).toMatch(/^With fewer direct debits returned \(number: 1\)\s+Score\s+471 → 505/);
    expect(first).not.toMatch(/Limit|Decision|Grade/);
    expect(second).toMatch(
      /Score\s+471 → 548[\s\S]*Grade\s+E → D[\s\S]*Limit\s+€4,200 → €9,600[\s\S]*Ask for a guarantee → Accept/,
    );
    expect(await list.innerText()).toContain('promises none');
    expect(faults).toEqual([]);
    await close();
  });

  test('is heard as words, not as an arrow', async () => {
    const { page, close } = await openPage(browser(), api().url, { locale: 'fr-FR' });
    await page.getByRole('combobox', { name: 'Entreprise' }).fill('Transports Delmarre');
    await page.getByRole('button', { name: 'Créer le prospect' }).click();
    const list = page.getByRole('region', { name: 'Ce qui aurait changé le résultat' });
    await list.waitFor();
    const heard = await list.ariaSnapshot();
    expect(heard).toContain('de 471 à 548');
    expect(heard).not.toContain('→');
    await close();
  });

  test('is left out where nothing is known to help', async () => {
    const { page, close } = await openPage(browser(), api().url);
    await createProspect(page, 'Verrerie des Monts');
    await page.getByRole('region', { name: 'Why this score' }).waitFor();
    expect(await page.getByRole('region', { name: 'What would have changed it' }).count()).toBe(0);
    await close();
  });
});

describeInBrowser('what would have changed a real decision', startTestServer, ({ browser, site: server }) => {
  test('is on the card of a company with weak accounts, and replays identically', async () => {
    const { page, faults, close } = await openPage(browser(), server().url);
    await createProspect(page, '000000174');
    const list = page.getByRole('region', { name: 'What would have changed it' });
    await list.waitFor();
    expect(await list.getByRole('listitem').count()).toBeGreaterThan(0);
    const score = await page.getByRole('region', { name: 'Score', exact: true }).innerText();
    const from = /Score\s+(\d+) →/.exec(await list.innerText())?.[1];
    expect(score).toContain(from);
    await page.getByRole('button', { name: 'Open the decision record' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Decision record' });
    await dialog.getByRole('button', { name: 'Replay' }).press('Enter');
    await dialog.getByText('Identical: the record gives the same decision again').waitFor();
    expect(faults).toEqual([]);
    await close();
  });
});
