import { expect, test } from 'vitest';
import { startTestServer } from '../harness/server.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { createProspect, openPage } from './open-page.ts';

/** A member of every learned sub-score, and of nothing else that the page is given. */
const TABLES = 'bagScale';

describeInBrowser('the scorecard', startTestServer, ({ browser, site: server }) => {
  test('is in no file of the page, in no answer before the decision record is opened, and not in its text', async () => {
    const { page, faults, close } = await openPage(browser(), 'about:blank');
    const carrying: string[] = [];
    const read: Promise<void>[] = [];
    page.on('response', (response) => {
      // A file that the browser has kept has no body to read again.
      const body = response.text().catch(() => '');
      read.push(body.then((text) => void (text.includes(TABLES) && carrying.push(new URL(response.url()).pathname))));
    });
    await page.goto(server().url);
    await createProspect(page, '000000109');
    await page.getByRole('region', { name: 'Score', exact: true }).waitFor();
    await Promise.all(read);
    expect(read.length).toBeGreaterThan(4);
    expect(carrying).toEqual([]);

    await page.getByRole('button', { name: 'Open the decision record' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Decision record' });
    await dialog.getByText('Whole record (JSON)').click();
    const raw = await dialog.locator('pre').innerText();
    expect(raw).toContain('"sha256"');
    expect(raw).toContain('"policy"');
    expect(raw).not.toContain(TABLES);
    await Promise.all(read);
    expect(carrying).toEqual([expect.stringMatching(/^\/v1\/score\/.+\/audit$/)]);
    expect(faults).toEqual([]);
    await close();
  });
});
