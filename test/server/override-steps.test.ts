import type { Crm } from '@creditline/core';
import { describe, expect, it } from 'vitest';
import { takeStep, approvedBy } from '../../server/src/override-steps.ts';
import { verifyDatabase } from '../../server/src/verify-database.ts';
import { readAccount } from '../../server/src/store/accounts.ts';
import type { Override } from '../../server/src/store/overrides.ts';
import { createTenant, openTestDatabase, testEngines } from '../harness/database.ts';
import { newSiren } from '../harness/new-siren.ts';
import { LENDER, SELLER } from '../harness/orders.ts';
import { recordingCrm } from '../harness/recording-crm.ts';
import { plantAccount } from '../harness/watched-company.ts';

const now = new Date('2026-11-22T10:00:00.000Z');
const listening: Crm = { ...recordingCrm('odoo'), writeOverride: () => Promise.resolve() };
const crms = [listening, recordingCrm('sandbox')];
const by = { keyId: 'k-1', requestId: 'r-1', now };

describe.each(testEngines())('a step of an override on %s', (engine) => {
  const place = async () => {
    const { database } = await openTestDatabase(engine);
    const tenantId = await createTenant(database);
    const siren = newSiren();
    const customers = [
      ['odoo', '7'],
      ['odoo', '8'],
      ['sandbox', '9'],
    ] as const;
    for (const [crm, accountId] of customers)
      await plantAccount({ context: { database }, tenantId }, { crm, accountId, siren, now });
    const outbox = () =>
      database.inTenant(tenantId, (tx) =>
        tx.selectFrom('outbox').select(['topic', 'payload', 'dedupe_key as key']).orderBy('id').execute(),
      );
    const requested: Override = {
      id: `o-${siren}`,
      companyKey: `FR:${siren}`,
      crm: 'odoo',
      accountId: '7',
      orderId: null,
      state: 'requested',
      requested: { minor: 100, currency: 'EUR' },
      amount: { minor: 100, currency: 'EUR' },
      reason: 'They paid.',
      requestedBy: SELLER,
      requestedAt: now.toISOString(),
      endsOn: null,
      settledBy: null,
      settledAt: null,
      settledNote: null,
      coversRefusal: false,
      endedBy: null,
      endedAt: null,
      endedNote: null,
    };
    const approve = (override: Override) => {
      const approval = { by: LENDER, endsOn: '2026-12-01', amount: override.amount, note: null, now };
      const approved = approvedBy(override, { ...approval, standing: undefined });
      return database.inTenant(tenantId, (tx) =>
        takeStep({ crms }, tx, { step: 'approved', override: approved, standing: undefined, by }),
      );
    };
    const ask = (override: Override) =>
      database.inTenant(tenantId, (tx) =>
        takeStep({ crms }, tx, { step: 'requested', override, standing: undefined, by }),
      );
    return { database, tenantId, requested, ask, approve, outbox };
  };

  it('tells every account of the company whose CRM has a place for it, once, and of a request nobody', async () => {
    const { requested, ask, approve, outbox } = await place();
    await ask(requested);
    expect(await outbox()).toEqual([]);
    await approve(requested);
    await approve(requested);
    expect(await outbox()).toEqual(
      ['7', '8'].map((accountId) => ({
        topic: 'write-override',
        payload: { overrideId: requested.id, crm: 'odoo', accountId },
        key: `${requested.id}:approved:odoo:${accountId}`,
      })),
    );
  });

  it('of one order tells the account of that order alone', async () => {
    const { requested, ask, approve, outbox } = await place();
    const override = { ...requested, orderId: 'S1' };
    await ask(override);
    await approve(override);
    expect((await outbox()).map(({ payload }) => payload)).toEqual([
      { overrideId: requested.id, crm: 'odoo', accountId: '7' },
    ]);
  });

  it('leaves a chain of audit records that verifies', async () => {
    const { database, tenantId, requested, ask, approve } = await place();
    await ask(requested);
    await approve(requested);
    expect(await verifyDatabase(database, tenantId)).toMatchObject({ ok: true, rows: 2 });
  });

  it('is written with its audit record and its work, or not at all', async () => {
    const { database, tenantId, requested, ask, outbox } = await place();
    await ask(requested);
    const failing = database.inTenant(tenantId, async (tx) => {
      const ended: Override = { ...requested, state: 'ended', endedBy: SELLER, endedAt: now.toISOString() };
      await takeStep({ crms }, tx, { step: 'ended', override: ended, standing: undefined, by });
      throw new Error('the process dies');
    });
    await expect(failing).rejects.toThrow('the process dies');
    const { state, kinds } = await database.inTenant(tenantId, async (tx) => ({
      state: await tx.selectFrom('overrides').select('state').executeTakeFirst(),
      kinds: await tx.selectFrom('audit_log').select('kind').execute(),
    }));
    expect([state, kinds, await outbox()]).toEqual([{ state: 'requested' }, [{ kind: 'override.requested' }], []]);
  });

  it('keeps the names of persons out of what is told and out of the account', async () => {
    const { database, tenantId, requested, ask, approve, outbox } = await place();
    await ask(requested);
    await approve(requested);
    const account = await database.inTenant(tenantId, (tx) => readAccount(tx, { crm: 'odoo', accountId: '7' }));
    const events = await database.inTenant(tenantId, (tx) => tx.selectFrom('events').selectAll().execute());
    expect(JSON.stringify([await outbox(), account, events])).not.toMatch(/Camille|Sacha/);
  });
});
