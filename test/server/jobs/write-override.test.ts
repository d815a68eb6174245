import { CrmError, type CrmOverride } from '@creditline/core';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { writeOverrideJob } from '../../../server/src/jobs/write-override.ts';
import { RetryLater } from '../../../server/src/retry-later.ts';
import { insertOverride, saveOverride, type Override } from '../../../server/src/store/overrides.ts';
import { idleContext, idlePlace, type IdlePlace } from '../../harness/idle-context.ts';
import { crmIsDown, recordingCrm } from '../../harness/recording-crm.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const LEA = { id: '5', name: 'Lea Martin' };
const ANA = { id: '7', name: 'Ana Costa' };
let place: IdlePlace;
let told: [string, CrmOverride][];
let failure: Error | undefined;

beforeAll(async () => {
  place = await idlePlace(await idleContext({ now: () => now }));
});
beforeEach(() => {
  told = [];
  failure = undefined;
});

const crm = {
  ...recordingCrm('odoo'),
  writeOverride: ({ accountId }: { readonly accountId: string }, override: CrmOverride) => {
    if (failure !== undefined) return Promise.reject(failure);
    told.push([accountId, override]);
    return Promise.resolve();
  },
};

const plant = async (change: Partial<Override> = {}): Promise<Override> => {
  const override: Override = {
    id: place.context.newId(),
    companyKey: 'FR:000000018',
    crm: 'odoo',
    accountId: '42',
    orderId: 'S00042',
    state: 'approved',
    requested: { minor: 900_000, currency: 'EUR' },
    amount: { minor: 800_000, currency: 'EUR' },
    reason: 'Paid this morning',
    requestedBy: ANA,
    requestedAt: now.toISOString(),
    endsOn: '2026-12-01',
    settledBy: LEA,
    settledAt: now.toISOString(),
    settledNote: 'Once',
    coversRefusal: false,
    endedBy: null,
    endedAt: null,
    endedNote: null,
    ...change,
  };
  await place.context.database.inTenant(place.tenantId, (tx) => insertOverride(tx, override));
  return override;
};

const write = ({ id }: Pick<Override, 'id'>, crms = [crm]) =>
  writeOverrideJob({ ...place.context, crms })({
    tenantId: place.tenantId,
    payload: { overrideId: id, crm: 'odoo', accountId: '42' },
  });

it('tells the account who approved what, for which order and until when', async () => {
  const { id } = await plant();
  await write({ id });
  expect(told).toEqual([
    [
      '42',
      {
        overrideId: id,
        state: 'approved',
        by: LEA,
        endsOn: '2026-12-01',
        amount: { minor: 800_000, currency: 'EUR' },
        orderId: 'S00042',
        note: 'Once',
        coversRefusal: false,
      },
    ],
  ]);
});

it('tells whether the approval covers a refusal, which nobody else can know later', async () => {
  await write(await plant({ coversRefusal: true }));
  expect(told).toMatchObject([['42', { state: 'approved', coversRefusal: true }]]);
});

it('tells what it is by now: an approval that ended while the CRM was down is told as ended', async () => {
  const approved = await plant();
  failure = crmIsDown(5_000);
  await expect(write(approved)).rejects.toThrow(RetryLater);
  failure = undefined;
  const ended = { ...approved, state: 'ended', endedBy: ANA, endedAt: now.toISOString(), endedNote: 'Enough' } as const;
  await place.context.database.inTenant(place.tenantId, (tx) => saveOverride(tx, ended));
  await write(approved);
  expect(told).toMatchObject([['42', { state: 'ended', by: ANA, note: 'Enough' }]]);
});

it('tells of one whose last day is over as expired', async () => {
  await write(await plant({ endsOn: '2026-11-20' }));
  expect(told).toMatchObject([['42', { state: 'expired', by: LEA }]]);
});

it('takes a refusal of the CRM for the end of it, a CRM without a place for overrides, and one that is gone too', async () => {
  const override = await plant();
  failure = new CrmError('crm_refused', 'not connected');
  await expect(write(override)).resolves.toBeUndefined();
  await expect(write({ id: 'unknown' })).resolves.toBeUndefined();
  const { writeOverride: _, ...mute } = crm;
  await expect(
    writeOverrideJob({ ...place.context, crms: [mute] })({
      tenantId: place.tenantId,
      payload: { overrideId: override.id, crm: 'odoo', accountId: '42' },
    }),
  ).resolves.toBeUndefined();
  expect(told).toEqual([]);
});
