import { CrmError, type CrmDecision } from '@creditline/core';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { assessAccount } from '../../../server/src/jobs/assess-account.ts';
import { writeDecisionJob } from '../../../server/src/jobs/write-decision.ts';
import { RetryLater } from '../../../server/src/retry-later.ts';
import { upsertAccount } from '../../../server/src/store/accounts.ts';
import { saveOwnTenant } from '../../../server/src/store/tenants.ts';
import { SOLID } from '../../harness/answers.ts';
import { idleContext, idlePlace, type IdlePlace } from '../../harness/idle-context.ts';
import { crmIsDown, recordingCrm } from '../../harness/recording-crm.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const ACCOUNT = { crm: 'odoo', accountId: '42' };
let place: IdlePlace;
let written: CrmDecision[];
let failure: Error | undefined;

beforeAll(async () => {
  place = await idlePlace(await idleContext({ now: () => now }));
  const { context, tenantId } = place;
  await context.database.inTenant(tenantId, async (tx) => {
    await saveOwnTenant(tx, { language: 'fr', settings: {} });
    const account = { id: '42', company: { siren: SOLID, country: 'FR' } };
    await upsertAccount(tx, { ...ACCOUNT, fields: { name: null, account }, owner: null, now });
  });
  await assessAccount(context, { ...ACCOUNT, tenantId, decisionId: 'd-odoo-1', requestId: 'r-1' });
});
beforeEach(() => {
  written = [];
  failure = undefined;
});

const crm = {
  ...recordingCrm('odoo'),
  writeDecision: (_: unknown, decision: CrmDecision) => {
    if (failure !== undefined) return Promise.reject(failure);
    written.push(decision);
    return Promise.resolve();
  },
};

const write = (decisionId = 'd-odoo-1') =>
  writeDecisionJob({ ...place.context, crms: [crm] })({
    tenantId: place.tenantId,
    payload: { ...ACCOUNT, decisionId },
  });

it('writes the probability, the end, and at most four reasons, which are in the language of the tenant', async () => {
  await write();
  const [decision] = written;
  expect(decision).toMatchObject({ decisionId: 'd-odoo-1', outcome: 'accept', decidedAt: expect.any(String) });
  expect(decision!.probabilityOfDefault).toBeGreaterThan(0);
  expect(decision!.probabilityOfDefault).toBeLessThan(1);
  expect(Date.parse(decision!.expiresAt)).toBeGreaterThan(Date.parse(decision!.decidedAt));
  expect(decision!.reasons).toHaveLength(4);
  expect(decision!.reasons.map(({ text }) => text).join(' ')).toMatch(/\b(?:les|des|du|la)\b/);
});

it('leaves a decision alone that the account does not show any more', async () => {
  await write('d-odoo-0');
  expect(written).toEqual([]);
});

it('tries again while the CRM is down, and takes a CRM that is not connected for the end of it', async () => {
  failure = crmIsDown();
  await expect(write()).rejects.toThrow(RetryLater);
  failure = new CrmError('crm_refused', 'not connected');
  await expect(write()).resolves.toBeUndefined();
});
