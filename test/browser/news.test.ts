import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { faintTexts } from './contrast.ts';
import { startFakeApi } from './fake-api.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPage } from './open-page.ts';

describeInBrowser('what is heard of a company after the decision', startFakeApi, ({ browser, site: api }) => {
  const onRecord = async (
    company: string,
    check: (page: Page) => Promise<void>,
    options: Parameters<typeof openPage>[2] = {},
  ): Promise<void> => {
    const { page, faults, close } = await openPage(browser(), api().url, options);
    // The field is found by its kind: its name is in the language of the page.
    await page.locator('input[role=combobox]').first().fill(company);
    await page.locator('input[role=combobox]').first().press('Enter');
    await page.getByRole('heading', { name: /Tasks|Tâches/ }).waitFor();
    await check(page);
    expect(faults.filter((fault) => !fault.includes('503'))).toEqual([]);
    await close();
  };

  test('an open alert says how grave it is in a word, what it is and since when; closed ones are folded', () =>
    onRecord('Transports Delmarre', async (page) => {
      const alerts = page.getByRole('region', { name: 'Alerts' });
      const lines = await alerts.getByRole('listitem').allInnerTexts();
      expect(lines.map((line) => line.split('\n')[0])).toEqual(['Critical', 'High', 'Medium']);
      expect(lines[0]).toMatch(/The bank balance fell\s+since yesterday/);
      await alerts.getByText('1 closed alert').click();
      expect(await alerts.getByRole('listitem').last().innerText()).toContain('Closed');
    }));

  test('the fall of the score stands by the score, with what is behind it', () =>
    onRecord('Transports Delmarre', async (page) => {
      const score = page.getByRole('region', { name: 'Score', exact: true });
      await expect.poll(() => score.innerText()).toMatch(/−84 since [\s\S]*The bank balance fell by 62% in 90 days/);
    }));

  test('the list of accounts marks one with open alerts', () =>
    onRecord('Transports Delmarre', async (page) => {
      const marked = page.getByRole('button', { name: /Transports Delmarre.*3 alerts/ }).first();
      await marked.waitFor();
      expect(await marked.getAttribute('aria-current')).toBe('page');
    }));

  test('a company of which nothing is heard has calm panels', () =>
    onRecord('Verrerie des Monts', async (page) => {
      await page.getByText('No open task.').waitFor();
      expect(await page.getByRole('region', { name: 'Alerts' }).count()).toBe(0);
      expect(await page.getByRole('region', { name: 'Watchlist' }).count()).toBe(0);
    }));

  test('pausing and snoozing are a press away, and so is the way back', () =>
    onRecord('Transports Delmarre', async (page) => {
      const strip = page.getByRole('region', { name: 'Watchlist' });
      await strip.getByText(/Watched since/).waitFor();
      await strip.getByRole('button', { name: 'Snooze for 7 days' }).press('Enter');
      await strip.getByText(/only critical alerts until/).waitFor();
      await strip.getByRole('button', { name: 'End snooze' }).press('Enter');
      await strip.getByRole('button', { name: 'Pause' }).press('Enter');
      await strip.getByText(/Watching paused since/).waitFor();
      await strip.getByRole('button', { name: 'Resume' }).press('Enter');
      await strip.getByText(/next review/).waitFor();
      const changes = api().received.filter(({ method, path }) => method === 'PUT' && path.includes('/watchlist/'));
      expect(changes.map(({ body }) => body)).toEqual([
        { snoozed_until: expect.any(String) },
        { snoozed_until: null },
        { paused: true },
        { paused: false },
      ]);
    }));

  test('what happened is said, also that nobody watches the company, or that it failed', () =>
    onRecord('Transports Delmarre', async (page) => {
      const panel = page.getByRole('region', { name: 'What happens next' });
      expect(await panel.getByRole('button').count()).toBe(6);
      await panel.getByRole('button', { name: 'Liquidation is opened' }).press('Enter');
      await panel.getByText(/What follows appears here/).waitFor();
      await panel.getByRole('button', { name: 'Cash falls' }).press('Enter');
      await panel.getByText(/Nobody watches this company/).waitFor();
      await panel.getByRole('button', { name: 'Safeguard is opened' }).press('Enter');
      await panel.getByRole('alert').waitFor();
      expect(await panel.getByText(/appears here|Nobody watches/).count()).toBe(0);
      const sent = api().received.find(({ path }) => path === '/v1/sandbox/events');
      expect(sent?.body).toEqual({ company: { siren: '000000034' }, event: 'liquidation_opened' });
    }));

  test.each(['light', 'dark'] as const)('every text is readable in the %s theme (WCAG AA)', (colorScheme) =>
    onRecord(
      'Transports Delmarre',
      async (page) => {
        for (const folded of await page.locator('.folded summary').all()) await folded.click();
        await page.getByText('The proceedings were closed.').waitFor();
        expect(await faintTexts(page)).toEqual([]);
      },
      { colorScheme },
    ),
  );

  test('nothing is cut off or scrolls sideways on a screen of 360 pixels', () =>
    onRecord(
      'Transports Delmarre',
      async (page) => {
        const wide = await page.evaluate(() =>
          [...document.querySelectorAll('.record *')]
            .filter((element) => element.checkVisibility() && element.closest('.visually-hidden') === null)
            .filter((element) => element.getBoundingClientRect().right > 361)
            .map((element) => element.outerHTML.slice(0, 100)),
        );
        expect(wide).toEqual([]);
      },
      { viewport: { width: 360, height: 740 } },
    ));

  test('speaks the language of the page', () =>
    onRecord(
      'Transports Delmarre',
      async (page) => {
        await page.getByText('Surveillée depuis').waitFor();
        await page.getByRole('button', { name: 'Liquidation ouverte' }).waitFor();
        expect(await page.getByRole('region', { name: 'Tâches' }).innerText()).toContain('Marquer comme terminée');
      },
      { locale: 'fr-FR' },
    ));

  test('a task is ticked off, and the keyboard stays in its panel', () =>
    onRecord('Transports Delmarre', async (page) => {
      const tasks = page.getByRole('region', { name: 'Tasks' });
      expect(await tasks.getByRole('listitem').first().innerText()).toMatch(
        /Due 1 Dec 2026[\s\S]*Owner: Ana Lopes[\s\S]*High priority[\s\S]*ask for payment in advance/,
      );
      await tasks.getByRole('button', { name: /Mark as done/ }).press('Enter');
      await tasks.getByText('No open task.').waitFor();
      await tasks.getByText('Done (2)').waitFor();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('tasks-title');
    }));
});
