import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startFakeApi } from './fake-api.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { createProspect, openPage } from './open-page.ts';

const numberIn = (text: string): number => Number(text.replace('−', '-').replaceAll(/[^\d-]/g, ''));

describeInBrowser('the credit card in each of its states', startFakeApi, ({ browser, site: api }) => {
  const onCard = async (company: string, check: (page: Page) => Promise<void>): Promise<void> => {
    const { page, faults, close } = await openPage(browser(), api().url);
    await createProspect(page, company);
    await page.getByRole('article').waitFor();
    await check(page);
    expect(faults).toEqual([]);
    await close();
  };

  test('says score, band, letter, chance, verb and limit in words', () =>
    onCard('Verrerie des Monts', async (page) => {
      const score = page.getByRole('region', { name: 'Score', exact: true });
      await score.getByText('742').waitFor();
      const words = await score.innerText();
      expect(words).toMatch(/742\s+out of 1,000/);
      expect(words).toMatch(/B\s+Strong/);
      expect(words).toContain('1 in 244 within 12 months');
      const limit = await page.getByRole('region', { name: 'Proposed limit' }).innerText();
      expect(limit).toContain('€25,000');
      expect(limit).toContain('Bound by the amount that was asked for.');
      expect(await page.getByRole('region', { name: 'Decision', exact: true }).innerText()).toContain('Accept');
    }));

  test('the points that are listed add up to the score', () =>
    onCard('Verrerie des Monts', async (page) => {
      const reasons = page.getByRole('region', { name: 'Why this score' });
      await reasons.waitFor();
      const points = (await reasons.locator('.reason-points').allInnerTexts()).map(numberIn);
      const total = points.pop();
      expect(points.length).toBeGreaterThan(3);
      expect(points.reduce((sum, value) => sum + value, 0)).toBe(total);
    }));

  test('what the ends of the scale cut off is a line of its own, and the sum stays right', () =>
    onCard('Meubles Charvin', async (page) => {
      const reasons = page.getByRole('region', { name: 'Why this score' });
      await reasons.waitFor();
      expect(await reasons.innerText()).toMatch(/Ends of the scale \(0 to 1,000\)\s+\+39\s+Score\s+0$/);
      const points = (await reasons.locator('.reason-points').allInnerTexts()).map(numberIn);
      expect(points.reduce((sum, value) => sum + value, 0)).toBe(0);
    }));

  test('a card that is not cut off says nothing of the scale', () =>
    onCard('Verrerie des Monts', async (page) => {
      const reasons = page.getByRole('region', { name: 'Why this score' });
      await reasons.waitFor();
      expect(await reasons.innerText()).not.toContain('Ends of the scale');
    }));

  test('a failed assessment is explained in the language of the page', async () => {
    const { page, close } = await openPage(browser(), api().url, { locale: 'es-ES' });
    await page.getByRole('combobox', { name: 'Empresa' }).fill('Électricité Lenoir');
    await page.getByRole('button', { name: 'Crear cliente' }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('No se pudieron consultar los registros');
    expect(await alert.innerText()).not.toContain('in English');
    await close();
  });

  test('names what each source gave, or why it did not', () =>
    onCard('Transports Delmarre', async (page) => {
      const sources = page.getByRole('region', { name: 'Freshness of sources' });
      await sources.waitFor();
      const text = await sources.innerText();
      for (const status of [
        'Up to date',
        'From cache',
        'Out of date',
        'Too late for this answer',
        'Not reachable',
        'Not connected',
      ]) {
        expect(text).toContain(status);
      }
      expect(await page.getByRole('region', { name: 'Missing' }).innerText()).toContain('Annual accounts');
    }));

  test('shows how the score moved, and the price of a new one on the button', () =>
    onCard('Transports Delmarre', async (page) => {
      await page.getByText(/−84 since \d+ \w+/).waitFor();
      expect(await page.getByText('Score trend over 12 decisions').count()).toBe(1);
      expect(await page.getByRole('button', { name: 'Re-score' }).innerText()).toContain('uses 1 unit');
    }));

  test('a new score inside the freshness window says that it is free', () =>
    onCard('Verrerie des Monts', async (page) => {
      const button = page.getByRole('button', { name: 'Re-score' });
      await button.waitFor();
      expect(await button.innerText()).toContain('free until');
      await button.press('Enter');
      await expect.poll(() => api().received.findLast((call) => call.path.endsWith('/refresh'))?.body).toEqual({});
    }));

  test('too little data is a state of its own: no figure, but what is missing', () =>
    onCard('Nouvelle Piste', async (page) => {
      await page.getByText('Too little data to score').waitFor();
      const score = await page.getByRole('region', { name: 'Score', exact: true }).innerText();
      expect(score).toContain('Annual accounts');
      expect(score).toContain('Bank data');
      expect(score).not.toMatch(/\d/);
    }));

  test('a refusal by rule and a natural person are said in words', () =>
    onCard('Meubles Charvin', async (page) => {
      await page.getByRole('region', { name: 'Decision', exact: true }).getByText('Refuse').waitFor();
      expect(await page.getByRole('article').innerText()).toContain('This business is a natural person.');
      expect(await page.getByRole('region', { name: 'Why this score' }).innerText()).toMatch(
        /Judicial liquidation was opened\.[\s\S]*rule/,
      );
    }));

  test('when several companies match, nothing is scored until one is chosen', () =>
    onCard('Martin Frères', async (page) => {
      await page.getByText('2 companies match this account').waitFor();
      expect(await page.getByRole('region', { name: 'Score', exact: true }).count()).toBe(0);
      await page.getByRole('button', { name: 'Choose MARTIN FRERES' }).first().press('Enter');
      await expect
        .poll(() => api().received.findLast((call) => call.path.endsWith('/events'))?.body)
        .toMatchObject({ type: 'account.updated', account: { siren: '000000083' } });
    }));

  test('a failure says what and why, gives the request id, and can be tried again', () =>
    onCard('Électricité Lenoir', async (page) => {
      const alert = page.getByRole('alert');
      await alert.waitFor();
      expect(await alert.innerText()).toMatch(
        /The registers could not be searched[\s\S]*Try again in a minute[\s\S]*req_fake/,
      );
      const before = api().received.length;
      await page.getByRole('button', { name: 'Try again' }).press('Enter');
      await expect
        .poll(() =>
          api()
            .received.slice(before)
            .some((call) => call.path.endsWith('/refresh')),
        )
        .toBe(true);
    }));

  test('an assessment without end becomes a clear state after 15 seconds', async () => {
    const { page, close } = await openPage(browser(), api().url);
    await page.getByRole('heading', { name: 'New prospect' }).waitFor();
    await page.clock.install();
    await createProspect(page, 'Négoce Tardif');
    await page.getByText('Asking the sources and making the decision.').waitFor();
    await expect
      .poll(
        async () => {
          await page.clock.runFor(1000);
          return page.getByText('Still no decision').count();
        },
        { timeout: 15_000, interval: 20 },
      )
      .toBe(1);
    await close();
  });

  test('the wrong company can be changed from the card', () =>
    onCard('Verrerie des Monts', async (page) => {
      await page.getByRole('button', { name: 'Not this company?' }).press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Which company is it?' });
      await dialog.getByRole('searchbox').fill('Nouv');
      await dialog.getByRole('button', { name: 'Choose Nouvelle Piste' }).press('Enter');
      await page.getByText('Too little data to score').waitFor();
      expect(await dialog.count()).toBe(0);
    }));

  test('the decision record shows its facts, replays, and gives the focus back on Escape', () =>
    onCard('Verrerie des Monts', async (page) => {
      const opener = page.getByRole('button', { name: 'Open the decision record' });
      await opener.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Decision record' });
      await dialog.getByRole('row', { name: /Accounts: turnover €8,124,500 Inpi 31 Dec 2025/ }).waitFor();
      await dialog.getByRole('button', { name: 'Replay' }).press('Enter');
      await dialog.getByText('Identical: the record gives the same decision again').waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true);
    }));
});
