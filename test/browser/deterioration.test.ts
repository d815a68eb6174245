import { expect, test } from 'vitest';
import { startTestServer } from '../harness/server.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { createProspect, openPage } from './open-page.ts';

describeInBrowser('from what happens to a company to what a person does', startTestServer, ({ browser, site }) => {
  test('a pressed button shows the fall, its alert and its task without a reload; a recovery closes both', async () => {
    const { page, faults, close } = await openPage(browser(), site().url);
    await page.getByRole('textbox', { name: 'Account owner' }).fill('Ana Lopes');
    await createProspect(page, '000000018');
    await page.getByText('No open task.').waitFor();
    await page.evaluate(() => document.body.setAttribute('data-not-reloaded', 'yes'));

    const button = page.getByRole('button', { name: 'Liquidation is opened' });
    await button.press('Enter');
    const tasks = page.getByRole('region', { name: 'Tasks' });
    const task = tasks.getByRole('listitem').first();
    await task.getByText('Owner: Ana Lopes').waitFor();
    expect(await task.innerText()).toMatch(/liquidation[\s\S]*Open[\s\S]*Due [\s\S]*High priority/);
    expect(await page.getByRole('region', { name: 'Decision', exact: true }).innerText()).toContain('Refuse');
    expect(await page.getByRole('region', { name: 'Score', exact: true }).innerText()).toMatch(
      /−\d+ since [\s\S]*liquidation/,
    );
    expect(await page.getByRole('region', { name: 'Alerts' }).innerText()).toMatch(/Critical[\s\S]*since today/);
    await page
      .getByRole('navigation', { name: /Accounts/ })
      .locator('[aria-current=page]')
      .getByText('1 alert')
      .waitFor();
    // What is said to a screen reader, in whole sentences.
    const said = page.locator('.record > output');
    await expect.poll(() => said.innerText()).toMatch(/Score fell to \d+\. New task for Ana Lopes: .*liquidation/);
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);

    await page.getByRole('button', { name: 'It recovers' }).press('Enter');
    await tasks.getByText('No open task.').waitFor();
    await tasks.getByText('Done (1)').waitFor();
    await page.getByText('1 closed alert').waitFor();
    await expect.poll(() => said.innerText()).toMatch(/Alert closed: .*liquidation/);
    expect(await page.getAttribute('body', 'data-not-reloaded')).toBe('yes');
    expect(faults).toEqual([]);
    await close();
  });
});
