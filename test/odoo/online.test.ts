import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { odooBin, sayWhatIsSkipped, useRealOdoo, type RealOdoo } from './real-odoo.ts';

const SCRIPT = readFileSync(fileURLToPath(new URL('online-module.py', import.meta.url)), 'utf8');
const MINUTES = 60_000;

sayWhatIsSkipped(8);

/** Odoo writes amounts with spaces that do not break. */
const plain = (value: unknown): unknown => (typeof value === 'string' ? value.replaceAll('\u00a0', ' ') : value);

describe.skipIf(odooBin === undefined)('the module without Python, imported into a real Odoo', () => {
  let real: RealOdoo;
  let seen: Readonly<Record<string, unknown>>;
  beforeAll(async () => {
    real = await useRealOdoo(odooBin!);
    const database = real.newDatabase();
    const installed = ['-i', 'contacts,sale_management,base_automation,base_import_module', '--stop-after-init'];
    await real.odoo('', ['-d', database, ...installed]);
    const zip = readdirSync(real.out).find((name) => /^creditline_online-.*\.zip$/.test(name));
    const { output } = await real.odoo('shell', ['-d', database, '--no-http'], {
      input: SCRIPT,
      env: { ZIP: join(real.out, zip!) },
    });
    const line = /^SEEN (.*)$/m.exec(output)?.[1];
    if (line === undefined) throw new Error(`the script ended early:\n${output.slice(-4000)}`);
    const read = JSON.parse(line) as Record<string, unknown>;
    seen = Object.fromEntries(Object.entries(read).map(([key, value]) => [key, plain(value)]));
  }, 15 * MINUTES);
  afterAll(() => real.stop());

  it('confirms an order within the limit, and says in the chatter when there is no decision', () => {
    expect(seen).toMatchObject({ undecided: 'done', within: 'done', batch_fits: 'done' });
  });

  it('refuses an order over the limit with limit, used, ordered, amount, over by, why and who may release it', () => {
    expect(seen['over']).toMatch(
      /^S\d+ is not confirmed: Online SAS would be over its credit limit\.\n\nLimit: .*1,000\.00\nUsed by open invoices: .*0\.00\nOrdered, not invoiced yet: .*500\.00\nThis order: .*600\.00\nOver by: .*100\.00\n\nWhy this limit:\n- Paid 20 days late\n- Young company\n\nA member of the group “Credit: release orders”/,
    );
    expect(seen['over_state']).toBe('draft');
  });

  it('counts a batch together, and an order that was sent', () => {
    expect(seen['batch']).toContain('would be over its credit limit');
    expect(seen['sent']).toContain('would be over its credit limit');
  });

  it('refuses every order of a declined customer, but never a return', () => {
    expect(seen['refused']).toContain('the credit decision for Online SAS is “Refused”');
    expect(seen['return']).toBe('done');
  });

  it('does with an expired decision what the setting says', () => {
    expect(seen['expired']).toBe('done');
    expect(seen['expired_blocked']).toContain('there is no valid credit decision');
  });

  it('lets a credit manager release one order, keeps who and why, and releases no copy of it', () => {
    expect(seen).toMatchObject({ manager_releases: 'done', released: 'done', copy_is_not_released: 0 });
    expect(seen['chatter']).toEqual([expect.stringContaining('Bank guarantee received')]);
  });

  it('lets a salesperson neither release an order nor write a decision', () => {
    expect(seen['seller_releases']).toContain('Only a member of the group');
    expect(seen['seller_writes_decision']).toContain('not allowed to modify');
    expect(seen['seller_makes_decision']).toContain('not allowed to create');
    expect(seen['seller_reads']).toMatchObject({ x_creditline_decision: 'accept', x_creditline_limit: 1000 });
  });

  it('shows a customer with portal access nothing of its own decision', () => {
    const { id: _, ...portal } = seen['portal_reads'] as Readonly<Record<string, unknown>>;
    expect(portal).toEqual({
      name: 'Online SAS',
      x_creditline_state: false,
      x_creditline_decision: false,
      x_creditline_limit: 0,
      x_creditline_score: 0,
      x_creditline_card: false,
    });
    expect(seen['portal_reads_decisions']).toContain('not allowed to access');
    expect(seen['portal_finds_decisions']).toContain('not allowed to access');
    expect(seen['kept_in_partner']).toEqual([]);
  });
});
