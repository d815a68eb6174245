import { CrmError } from '@creditline/core';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { closeTaskJob } from '../../../server/src/jobs/close-task.ts';
import { writeTaskJob } from '../../../server/src/jobs/write-task.ts';
import { RetryLater } from '../../../server/src/retry-later.ts';
import { lockTask } from '../../../server/src/store/tasks.ts';
import { saveOwnTenant } from '../../../server/src/store/tenants.ts';
import { SOLID } from '../../harness/answers.ts';
import { idleContext, idlePlace, type IdlePlace } from '../../harness/idle-context.ts';
import { crmIsDown, recordingCrm, type RecordingCrm } from '../../harness/recording-crm.ts';
import { endAlert, plantAccount, plantAlert, plantTask, plantWatched } from '../../harness/watched-company.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const at = now.toISOString();
let place: IdlePlace;
let crm: RecordingCrm;
let key: string;
let count = 0;

beforeAll(async () => {
  place = await idlePlace(await idleContext({ now: () => now }));
  await plantWatched(place, { siren: SOLID, now });
  await plantAccount(place, { accountId: 'a-1', siren: SOLID, owner: 'ana@example.com', now });
});

/** An open alert with its ordered task; nobody drains the outbox for it. */
beforeEach(async () => {
  crm = recordingCrm();
  count += 1;
  key = `alert-${count}`;
  await plantAlert(place, { id: key, siren: SOLID, crossing: `liquidation:${count}`, taskKey: key, at });
  await plantTask(place, { key });
});

const context = () => ({ ...place.context, crms: [crm] });
const payload = () => ({ crm: 'sandbox', key });
const write = () => writeTaskJob(context())({ tenantId: place.tenantId, payload: payload() });
const close = () => closeTaskJob(context())({ tenantId: place.tenantId, payload: payload() });
const end = () => endAlert(place, { id: key, siren: SOLID, at });
const stored = () => place.context.database.inTenant(place.tenantId, (tx) => lockTask(tx, payload()));
const endsOrdered = () =>
  place.context.database.inTenant(place.tenantId, (tx) =>
    tx
      .selectFrom('outbox')
      .select('payload')
      .where('topic', '=', 'close-task')
      .where('dedupe_key', '=', `sandbox:${key}:written`)
      .execute(),
  );

it('writes what happened, to whom it matters, with where to read on, and notes the CRM’s own id', async () => {
  await write();
  expect(crm.tasks.get(key)).toMatchObject({
    accountId: 'a-1',
    owner: 'ana@example.com',
    dueOn: '2026-11-23',
    priority: 'high',
    link: 'https://creditline.example.com/#/accounts/a-1',
  });
  expect(crm.tasks.get(key)?.subject).toContain('Verrerie des Monts');
  expect(await stored()).toMatchObject({ taskId: 't1', owner: 'ana@example.com', failedBecause: null });
});

it('writes once, however often it runs, also twice at once', async () => {
  await Promise.all([write(), write()]);
  await write();
  expect(crm.tasks.size).toBe(1);
  const asked = crm.calls.length;
  await write();
  expect(crm.calls.length).toBe(asked);
});

it('writes in the tenant’s language, and to its fallback when the account has no owner', async () => {
  const french = await idlePlace(place.context);
  await french.context.database.inTenant(french.tenantId, (tx) =>
    saveOwnTenant(tx, { language: 'fr', settings: { fallbackOwner: 'credit@example.com' } }),
  );
  await plantWatched(french, { siren: SOLID, now });
  await plantAccount(french, { accountId: 'a-1', siren: SOLID, now });
  await plantAlert(french, { id: 'french', siren: SOLID, taskKey: 'french', at });
  await plantTask(french, { key: 'french' });
  await writeTaskJob(context())({ tenantId: french.tenantId, payload: { crm: 'sandbox', key: 'french' } });
  expect(crm.tasks.get('french')).toMatchObject({ owner: 'credit@example.com' });
  expect(crm.tasks.get('french')?.subject).toContain('liquidation judiciaire');
});

it('says when to try again while the CRM is down, and then writes once', async () => {
  crm.failNext(crmIsDown(90_000));
  const failure = await write().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(RetryLater);
  expect(failure).toMatchObject({ afterMs: 90_000 });
  expect(await stored()).toMatchObject({ taskId: null, writtenAt: null });
  await write();
  expect([...crm.tasks.keys()]).toEqual([key]);
});

it.each(['crm_account_gone', 'crm_refused'] as const)('does not try %s for ever, but notes it', async (code) => {
  crm.failNext(new CrmError(code, 'no'));
  await write();
  expect(await stored()).toMatchObject({ writtenAt: null, failedBecause: code });
});

it('needs no task when the alert closed before anybody was told', async () => {
  await end();
  await close();
  await write();
  await close();
  expect(crm.calls).toEqual([]);
  expect((await stored())?.closedAt).not.toBeNull();
});

it('closes the task with a comment, once', async () => {
  await write();
  await close();
  expect(crm.tasks.get(key)?.comments).toEqual([]);
  await end();
  await Promise.all([close(), close()]);
  await close();
  expect(crm.tasks.get(key)?.comments).toHaveLength(1);
  expect((await stored())?.closedAt).not.toBeNull();
});

it('tries closing again while the CRM is down', async () => {
  await write();
  await end();
  crm.failNext(crmIsDown());
  await expect(close()).rejects.toBeInstanceOf(RetryLater);
  expect((await stored())?.closedAt).toBeNull();
  await close();
  expect(crm.tasks.get(key)?.comments).toHaveLength(1);
});

it('orders the end of a task whose alert closes while the task is on its way', async () => {
  crm.during(async () => {
    await end();
    await close();
  });
  await write();
  expect(crm.calls).toEqual([`write ${key}`]);
  expect(await endsOrdered()).toEqual([{ payload: payload() }]);
  await close();
  expect(crm.tasks.get(key)?.comments).toHaveLength(1);
});

it('leaves no open task behind when a write landed unnoticed and the alert closed meanwhile', async () => {
  await write();
  // The process was killed after the CRM had answered and before that was noted.
  await place.context.database.inTenant(place.tenantId, (tx) =>
    tx.updateTable('tasks').set({ crm_task_id: null, written_at: null }).where('key', '=', key).execute(),
  );
  await end();
  await close();
  await write();
  await close();
  expect(crm.tasks.size).toBe(1);
  expect(crm.tasks.get(key)?.comments).toHaveLength(1);
});

it('does nothing for a key of another tenant', async () => {
  const { tenantId } = await idlePlace(place.context);
  await writeTaskJob(context())({ tenantId, payload: payload() });
  await closeTaskJob(context())({ tenantId, payload: payload() });
  expect(crm.calls).toEqual([]);
});
