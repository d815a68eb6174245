import type { AlertCause, AlertDelivery, CompanyIdentity, RaisedAlert, Severity } from '@creditline/core';
import type { Context } from '../../server/src/context.ts';
import { setAccountState, upsertAccount } from '../../server/src/store/accounts.ts';
import { writeAlertChanges } from '../../server/src/store/alerts.ts';
import { appendAudit } from '../../server/src/store/audit.ts';
import { orderTasks, type NewTask } from '../../server/src/store/new-tasks.ts';
import { holdWatched, readWatched } from '../../server/src/store/watched-companies.ts';
import { lockWatchlistRow, requestWatch } from '../../server/src/store/watchlist.ts';

type Place = { readonly context: Pick<Context, 'database'>; readonly tenantId: string };

export const identityOf = (siren: string): CompanyIdentity => ({ key: `FR:${siren}`, country: 'FR', siren });

/** A row of the watchlist that somebody asked for; hand-written, nothing decides about it. */
export const plantWatched = (
  { context, tenantId }: Place,
  { siren, name = 'Verrerie des Monts', now }: { readonly siren: string; readonly name?: string; readonly now: Date },
): Promise<void> =>
  context.database.inTenant(tenantId, async (tx) => {
    await lockWatchlistRow(tx, { identity: identityOf(siren), now });
    await requestWatch(tx, { identity: identityOf(siren), name, now });
  });

export type PlantedAccount = {
  readonly accountId: string;
  readonly siren: string;
  readonly crm?: string;
  readonly owner?: string | null;
  readonly now: Date;
};

/** An account of a CRM that is decided about. */
export const plantAccount = (
  { context, tenantId }: Place,
  { accountId, siren, crm = 'sandbox', owner = null, now }: PlantedAccount,
): Promise<void> =>
  context.database.inTenant(tenantId, async (tx) => {
    const fields = { name: 'Verrerie des Monts', account: { id: accountId, company: { siren } } };
    await upsertAccount(tx, { crm, accountId, fields, companyKey: `FR:${siren}`, owner, now });
    await setAccountState(tx, { crm, accountId, state: 'decided', companyKey: `FR:${siren}`, now });
  });

export type PlantedAlert = {
  readonly id: string;
  readonly siren: string;
  readonly cause?: AlertCause;
  readonly severity?: Severity;
  readonly delivery?: AlertDelivery;
  readonly crossing?: string;
  readonly taskKey?: string | null;
  readonly at: string;
};

export const raisedAlert = (
  alert: Pick<PlantedAlert, 'cause' | 'severity' | 'delivery' | 'crossing'>,
): RaisedAlert => ({
  ruleId: 'liquidation',
  cause: alert.cause ?? 'legal_event',
  crossing: alert.crossing ?? 'liquidation:2026-11-20',
  severity: alert.severity ?? 'critical',
  delivery: alert.delivery ?? 'at_once',
  delta: {
    score: { from: 742, to: 0 },
    grade: { from: 'B', to: 'G' },
    outcome: { from: 'accept', to: 'refuse' },
    limit: { from: { minor: 2_500_000, currency: 'EUR' }, to: { minor: 0, currency: 'EUR' } },
  },
  fact: { code: 'liquidation_opened', source: 'bodacc', asOf: '2026-11-20', reference: 'A202600011' },
});

/** Opens an alert of a watched company as a decision would, with its place in the tenant's chain. */
export const plantAlert = ({ context, tenantId }: Place, alert: PlantedAlert): Promise<number> =>
  context.database.inTenant(tenantId, async (tx) => {
    const identity = identityOf(alert.siren);
    if ((await readWatched(tx, identity.key)) === undefined) {
      await holdWatched(tx, { identity, now: new Date(alert.at) });
    }
    const { sequence } = await appendAudit(tx, { kind: 'alert.raised', body: `{"alertId":"${alert.id}"}` });
    const raised = raisedAlert(alert);
    const opened = [{ id: alert.id, raised, delivery: raised.delivery, taskKey: alert.taskKey ?? null }];
    await writeAlertChanges(tx, {
      companyKey: `FR:${alert.siren}`,
      decisionId: 'decision-1',
      at: alert.at,
      changeSequence: sequence,
      opened,
      closed: [],
    });
    return sequence;
  });

/** Closes an alert as a decision would. */
export const endAlert = (
  { context, tenantId }: Place,
  { id, siren, at }: Pick<PlantedAlert, 'id' | 'siren' | 'at'>,
): Promise<void> =>
  context.database.inTenant(tenantId, async (tx) => {
    const { sequence } = await appendAudit(tx, { kind: 'alert.closed', body: `{"alertId":"${id}"}` });
    await writeAlertChanges(tx, {
      companyKey: `FR:${siren}`,
      decisionId: 'decision-2',
      at,
      changeSequence: sequence,
      opened: [],
      closed: [{ id, because: 'recovered', raised: raisedAlert({}) }],
    });
  });

export const plantTask = ({ context, tenantId }: Place, task: Partial<NewTask> & Pick<NewTask, 'key'>): Promise<void> =>
  context.database.inTenant(tenantId, (tx) =>
    orderTasks(tx, [
      {
        crm: 'sandbox',
        accountId: 'a-1',
        kind: 'alert',
        owner: null,
        dueOn: '2026-11-23',
        createdAt: '2026-11-21T10:00:00.000Z',
        ...task,
      },
    ]),
  );
