import { beforeEach, expect, it } from 'vitest';
import { closeTaskJob } from '../../../server/src/jobs/close-task.ts';
import { writeDigestJob } from '../../../server/src/jobs/write-digest.ts';
import { writeTaskJob } from '../../../server/src/jobs/write-task.ts';
import { lockWatchlistRow, requestWatch } from '../../../server/src/store/watchlist.ts';
import { idleContext, idlePlace, type IdlePlace } from '../../harness/idle-context.ts';
import { recordingCrm, type RecordingCrm } from '../../harness/recording-crm.ts';
import { endAlert, identityOf, plantAccount, plantAlert, plantWatched } from '../../harness/watched-company.ts';

const now = new Date('2026-11-21T06:00:00.000Z');
const at = now.toISOString();
/** Fictitious companies of the sandbox. */
const [ONE, TWO, THREE] = ['000000018', '000000026', '000000034'] as const;
let place: IdlePlace;
let crm: RecordingCrm;
let count = 0;

beforeEach(async () => {
  place = await idlePlace(await idleContext({ now: () => now }));
  crm = recordingCrm();
});

const context = () => ({ ...place.context, crms: [crm, { ...crm, name: 'other' }] });
const digest = (day = '2026-11-21') => writeDigestJob(context())({ tenantId: place.tenantId, payload: { day } });

const company = async (siren: string, owner: string | null) => {
  await plantWatched(place, { siren, name: `Company ${siren}`, now });
  await plantAccount(place, { accountId: `a-${siren}`, siren, owner, now });
};

const waiting = async (siren: string, severity: 'high' | 'medium' = 'medium'): Promise<string> => {
  count += 1;
  const id = `digest-alert-${count}`;
  await plantAlert(place, { id, siren, severity, delivery: 'daily_digest', crossing: `liquidation:${count}`, at });
  return id;
};

const ordered = () =>
  place.context.database.inTenant(place.tenantId, (tx) =>
    tx.selectFrom('outbox').select('payload').where('topic', '=', 'write-task').orderBy('id').execute(),
  );

const writeOrdered = async () => {
  for (const { payload } of await ordered()) await writeTaskJob(context())({ tenantId: place.tenantId, payload });
};

it('writes one task for each owner, with a line for each company, at the account of the most urgent', async () => {
  await company(ONE, 'ana');
  await company(TWO, 'ana');
  await company(THREE, 'bob');
  await waiting(ONE);
  await waiting(TWO, 'high');
  await waiting(THREE);
  await digest();
  await writeOrdered();
  const tasks = [...crm.tasks.values()].toSorted((a, b) => (a.owner! < b.owner! ? -1 : 1));
  expect(tasks.map(({ owner, accountId }) => [owner, accountId])).toEqual([
    ['ana', `a-${TWO}`],
    ['bob', `a-${THREE}`],
  ]);
  expect(tasks[0]?.body).toContain(`Company ${ONE}`);
  expect(tasks[0]?.body).toContain(`Company ${TWO}`);
  expect(tasks[0]?.body).not.toContain(`Company ${THREE}`);
});

it('tells of each alert once, however often it runs, also twice at once', async () => {
  await company(ONE, 'ana');
  await waiting(ONE);
  await Promise.all([digest(), digest()]);
  await digest('2026-11-22');
  expect(await ordered()).toHaveLength(1);
});

it('makes another task of what is raised after the digest of the same day', async () => {
  await company(ONE, 'ana');
  await waiting(ONE);
  await digest();
  await waiting(ONE);
  await digest();
  expect(await ordered()).toHaveLength(2);
});

it('writes to each CRM that holds the company, at the account that changed last', async () => {
  await company(ONE, 'ana');
  await plantAccount(place, { accountId: 'older', siren: ONE, owner: 'old', now: new Date(now.getTime() - 1_000) });
  await plantAccount(place, { accountId: 'elsewhere', siren: ONE, crm: 'other', owner: 'zoe', now });
  await waiting(ONE);
  await digest();
  const rows = await place.context.database.inTenant(place.tenantId, (tx) =>
    tx.selectFrom('tasks').select(['crm', 'account_id', 'owner', 'kind']).orderBy('crm').execute(),
  );
  expect(rows).toEqual([
    { crm: 'other', account_id: 'elsewhere', owner: 'zoe', kind: 'digest' },
    { crm: 'sandbox', account_id: `a-${ONE}`, owner: 'ana', kind: 'digest' },
  ]);
});

it('leaves alone what is told at once, closed, snoozed, or of a company without an account', async () => {
  await company(ONE, 'ana');
  await plantAlert(place, { id: 'told-at-once', siren: ONE, crossing: 'other', at });
  await endAlert(place, { id: await waiting(ONE), siren: ONE, at });
  await plantWatched(place, { siren: TWO, now });
  await waiting(TWO);
  await company(THREE, 'bob');
  await place.context.database.inTenant(place.tenantId, async (tx) => {
    await lockWatchlistRow(tx, { identity: identityOf(THREE), now });
    await requestWatch(tx, { identity: identityOf(THREE), snoozedUntil: '2026-12-01T00:00:00.000Z', now });
  });
  await waiting(THREE);
  await digest();
  expect(await ordered()).toEqual([]);
});

it('leaves out alerts that closed before it was written, and closes when the last of its alerts has', async () => {
  await company(ONE, 'ana');
  await company(TWO, 'ana');
  await company(THREE, 'ana');
  const [first, second] = [await waiting(ONE), await waiting(TWO)];
  const third = await waiting(THREE);
  await digest();
  await endAlert(place, { id: third, siren: THREE, at });
  await writeOrdered();
  const { key, body } = [...crm.tasks.values()][0]!;
  expect(body).not.toContain(`Company ${THREE}`);
  const close = () => closeTaskJob(context())({ tenantId: place.tenantId, payload: { crm: 'sandbox', key } });
  await endAlert(place, { id: first, siren: ONE, at });
  await close();
  expect(crm.tasks.get(key)?.comments).toEqual([]);
  await endAlert(place, { id: second, siren: TWO, at });
  await Promise.all([close(), close()]);
  expect(crm.tasks.get(key)?.comments).toHaveLength(1);
});
