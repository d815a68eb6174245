import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from '../harness/chromium.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { odooPerson, type OdooPerson } from './odoo-person.ts';
import { odooBin, sayWhatIsSkipped, useRealOdoo, type RealOdoo } from './real-odoo.ts';
import type { ServedOdoo } from './serve-odoo.ts';

const SETUP = readFileSync(fileURLToPath(new URL('journey-setup.py', import.meta.url)), 'utf8');
const MINUTES = 60_000;
/** Of the sandbox: sound, with a limit of 250,000 euros. */
const SOLID = { name: 'Verrerie des Monts', siren: '000000018', vat: 'FR66000000018' };
const LIMIT = 250_000;
const PRICE = 1_000;

sayWhatIsSkipped(6);

const shot = (page: Page, name: string): Promise<unknown> =>
  process.env['ODOO_SHOTS'] === undefined
    ? Promise.resolve()
    : page.screenshot({ path: join(process.env['ODOO_SHOTS'], `${name}.png`) });

describe.skipIf(odooBin === undefined)('a seller, a credit manager and an admin in a real Odoo', () => {
  let real: RealOdoo;
  let odoo: ServedOdoo;
  let server: TestServer;
  let browser: Browser;
  let [admin, ana, marc]: OdooPerson[] = [];
  let ids: { readonly seller: number; readonly manager: number; readonly product: number };
  let partner: number;

  const person = (login: string, password: string) => odooPerson(browser, { url: odoo.url, login, password });

  const newOrder = (pallets: number): Promise<number> =>
    ana!.call<number>('sale.order', 'create', [
      { partner_id: partner, order_line: [[0, 0, { product_id: ids.product, product_uom_qty: pallets }]] },
    ]);

  const stateOf = async (order: number): Promise<string> =>
    (await ana!.call<readonly { readonly state: string }[]>('sale.order', 'read', [[order], ['state']]))[0]!.state;

  /** Presses Confirm as people do; the text of the dialog that stops it, or undefined. */
  const confirm = async (order: number): Promise<string | undefined> => {
    const { page, open } = ana!;
    await open(`/odoo/action-sale.action_orders/${order}`);
    await page.click('button[name=action_confirm]:visible');
    const dialog = page.locator('.modal-body');
    await Promise.race([dialog.waitFor(), page.waitForSelector('.o_arrow_button_current:has-text("Sales Order")')]);
    return (await dialog.isVisible()) ? dialog.innerText() : undefined;
  };

  beforeAll(async () => {
    real = await useRealOdoo(odooBin!);
    const database = real.newDatabase();
    const wanted = 'contacts,sale_management,sale_stock,creditline,creditline_sale,creditline_stock';
    // 18.0 brings invoices of its own unless it is told not to, and the company's currency could not be set any more.
    const plain = real.series === '18.0' ? ['--without-demo=all'] : [];
    await real.odoo('', ['-d', database, '-i', wanted, '--stop-after-init', ...plain]);
    const { output } = await real.odoo('shell', ['-d', database, '--no-http'], { input: SETUP });
    const line = /^SEEN (.*)$/m.exec(output)?.[1];
    if (line === undefined) throw new Error(`the setup ended early:\n${output.slice(-4000)}`);
    ids = JSON.parse(line) as typeof ids;
    odoo = await real.serve(database);
    server = await startTestServer({ env: { CREDITLINE_PRIVATE_CRMS: '127.0.0.1' } });
    browser = await launchChromium((await chromiumPath())!);
  }, 15 * MINUTES);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await odoo?.stop();
    await real?.stop();
  });

  it(
    'the admin connects both sides in the settings',
    async () => {
      admin = await person('admin', 'admin');
      const { page, open } = admin;
      await open('/odoo/settings');
      await page.click('.settings_tab >> text=Creditline');
      await page.fill('[id^=creditline_url]', server.url);
      await page.fill('[id^=creditline_key]', server.key);
      // Saved settings load the whole page anew.
      await Promise.all([
        page.waitForEvent('load'),
        page.click('.o_form_button_save, .o_control_panel button:has-text("Save")'),
      ]);
      await open('/odoo/settings');
      await page.click('.settings_tab >> text=Creditline');
      await page.click('button[name=action_creditline_test]');
      await page.waitForSelector('.o_notification');
      await shot(page, 'settings-tested');
      await page.click('button[name=action_creditline_connect]');
      await page.waitForSelector('button[name=action_creditline_disconnect]:visible');
      await shot(page, 'settings-connected');
      const connection = await server.ask('GET', '/v1/crms/odoo/connection');
      expect(connection).toMatchObject({ status: 200, json: { state: 'active' } });
    },
    4 * MINUTES,
  );

  it(
    'a seller saves a company, and the form shows score, limit and reasons without a reload',
    async () => {
      ana = await person('ana', 'ana-ana');
      const { page, open } = ana;
      await open('/odoo/contacts/new');
      await page.locator('[placeholder="e.g. Lumber Inc"]').fill(SOLID.name);
      await page.locator('[id^=country_id]').fill('France');
      await page.locator('.o-autocomplete--dropdown-item:has-text("France")').first().click();
      await page.locator('div[name=vat] input').fill(SOLID.vat);
      await page.keyboard.press('Tab');
      const startedAt = performance.now();
      await page.click('.o_form_button_save');
      await page.waitForSelector('text=/Grade A/');
      console.info(`real Odoo ${real.series}: card ${Math.round(performance.now() - startedAt)} ms after Save`);
      const form = await page.locator('.o_form_view').innerText();
      expect(form).toContain('€250,000');
      expect(form).toContain('Why this score');
      await shot(page, 'partner-card');
      const found = await ana.call<readonly number[]>('res.partner', 'search', [[['vat', '=', SOLID.vat]]]);
      partner = found[0]!;
      await ana.call('res.partner', 'write', [[partner], { user_id: ids.seller }]);
      const decisions = await ana.call('creditline.decision', 'search_count', [[['partner_id', '=', partner]]]);
      expect(decisions).toBe(1);
    },
    3 * MINUTES,
  );

  it(
    'an order above the limit stays a quotation, and the message says why and who may release it',
    async () => {
      const first = await newOrder(LIMIT / PRICE - 10);
      expect(await confirm(first)).toBeUndefined();
      const second = await newOrder(50);
      const message = await confirm(second);
      await shot(ana!.page, 'order-blocked');
      expect(message).toMatch(/250,000/);
      expect(message).toMatch(/240,000/);
      expect(message).toMatch(/40,000/);
      expect(message).toContain('Marc Roy');
      expect(await stateOf(second)).toBe('draft');
    },
    3 * MINUTES,
  );

  it(
    'the seller asks for an override, the credit manager approves it, and the order goes through',
    async () => {
      const [order] = await ana!.call<readonly number[]>('sale.order', 'search', [[['state', '=', 'draft']]]);
      const { page, open } = ana!;
      await open(`/odoo/action-sale.action_orders/${order}`);
      await page.click('button[name=action_creditline_request]:visible');
      await page.fill('.modal [name=reason] textarea', 'Bank guarantee of the parent company');
      await shot(page, 'override-request');
      await page.click('.modal button[name=action_request]:visible');
      await page.waitForSelector('.modal', { state: 'detached' });
      marc = await person('marc', 'marc-marc');
      const [override] = await marc.call<readonly number[]>('creditline.override', 'search', [
        [['state', '=', 'requested']],
      ]);
      await marc.open(`/odoo/action-creditline_sale.action_creditline_override/${override}`);
      await marc.page.click('button[name=action_approve]:visible');
      await marc.page.click('.modal button[name=action_approve]:visible');
      await marc.page.waitForSelector('.modal', { state: 'detached' });
      await shot(marc.page, 'override-approved');
      const listed = await server.ask('GET', '/v1/overrides');
      expect(listed.json).toMatchObject({
        overrides: [{ state: 'approved', reason: 'Bank guarantee of the parent company' }],
      });
      expect(await confirm(order!)).toBeUndefined();
      expect(await stateOf(order!)).toBe('sale');
    },
    3 * MINUTES,
  );

  it(
    'a liquidation becomes an activity of the account owner, and no further order goes',
    async () => {
      const { siren } = SOLID;
      const happened = await server.ask('POST', '/v1/sandbox/events', {
        body: { company: { siren }, event: 'liquidation_opened' },
      });
      expect(happened.status).toBe(202);
      const mine = [
        [
          ['res_model', '=', 'res.partner'],
          ['res_id', '=', partner],
        ],
      ];
      const fields = { fields: ['user_id', 'summary', 'date_deadline'] };
      type Activity = { readonly user_id: readonly [number, string]; readonly summary: string };
      await expect
        .poll(() => admin!.call<readonly Activity[]>('mail.activity', 'search_read', mine, fields), { timeout: 20_000 })
        .toMatchObject([{ user_id: [ids.seller, 'Ana Lopes'], summary: expect.stringContaining('iquidation') }]);
      await ana!.open(`/odoo/contacts/${partner}`);
      await ana!.page.waitForSelector('text=/Refuse/');
      await shot(ana!.page, 'partner-liquidation');
      const order = await newOrder(1);
      expect(await confirm(order)).toMatch(/refus|liquidation/i);
      await shot(ana!.page, 'order-refused');
    },
    3 * MINUTES,
  );

  it(
    'with the server down the card says so, and the last known decision still holds',
    async () => {
      await server.close();
      const order = await newOrder(1);
      expect(await confirm(order)).toMatch(/refus|liquidation/i);
      await ana!.open(`/odoo/contacts/${partner}`);
      await ana!.page.waitForSelector('text=/cannot be reached|offline/i');
      await shot(ana!.page, 'partner-offline');
    },
    3 * MINUTES,
  );
});
