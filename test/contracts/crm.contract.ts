import {
  CrmError,
  type Crm,
  type CrmAccountKey,
  type CrmDecision,
  type CrmOverride,
  type CrmTask,
  type EventReading,
  type SignedRequest,
} from '@creditline/core';
import { beforeAll, describe, expect, it } from 'vitest';

/** What a person finds in the CRM. */
export type FoundTask = Pick<CrmTask, 'key' | 'subject' | 'body' | 'owner' | 'dueOn' | 'priority' | 'link'> & {
  readonly taskId: string;
  readonly isDone: boolean;
  readonly comments: readonly string[];
};

/** What a person finds of an override. */
export type FoundOverride = Pick<CrmOverride, 'state' | 'endsOn' | 'coversRefusal'>;

export type CrmCase = {
  /** Opens the adapter; called once, before the first test. */
  readonly open: () => Promise<{
    readonly crm: Crm;
    /** An account that the CRM has. */
    readonly account: CrmAccountKey;
    /** What stands in the record's fields now. */
    readonly readFields: (account: CrmAccountKey) => Promise<unknown>;
    /** The tasks of the record that stand in the CRM now. */
    readonly readTasks: (account: CrmAccountKey) => Promise<readonly FoundTask[]>;
    /** A person ticks the task off in the CRM. */
    readonly completeTask: (account: CrmAccountKey, key: string) => Promise<void>;
    /** What stands of an override; absent where the CRM has no place for one. */
    readonly readOverride?: (overrideId: string) => Promise<FoundOverride | undefined>;
  }>;
  /** A request that carries this event, signed as the vendor signs. */
  readonly request: (event: {
    readonly id: string;
    readonly accountId: string;
    readonly siren: string;
  }) => SignedRequest;
  /** Requests that must be refused: each with the field that is named, or `unverified`. */
  readonly bad: readonly { readonly what: string; readonly request: SignedRequest; readonly fault: string }[];
};

const decision: CrmDecision = {
  decisionId: 'decision-1',
  isTooLittleData: false,
  score: 742,
  grade: 'B',
  probabilityOfDefault: 0.0041,
  outcome: 'accept',
  limit: { minor: 2_500_000, currency: 'EUR' },
  reasons: [
    { code: 'EQUITY_RATIO', direction: 'up', text: 'Equity is 41 % of the balance sheet.' },
    { code: 'COMPANY_YOUNG', direction: 'down', text: 'The company is 2 years old.' },
  ],
  decidedAt: '2026-11-21T10:00:00.000Z',
  expiresAt: '2026-12-21T10:00:00.000Z',
};

const override = (overrideId: string, coversRefusal: boolean): CrmOverride & { readonly endsOn: string } => ({
  overrideId,
  state: 'approved',
  by: { id: '5', name: 'Lea Martin' },
  endsOn: '2099-12-01',
  amount: { minor: 1_250_000, currency: 'EUR' },
  note: 'Paid this morning',
  coversRefusal,
});

const task = (key: string): CrmTask => ({
  key,
  subject: 'Verrerie des Monts: liquidation opened',
  body: 'Score 742 to 0, limit EUR 25,000 to EUR 0.\nHold open orders.',
  owner: 'ana@example.com',
  dueOn: '2026-11-22',
  priority: 'high',
  link: 'https://creditline.example/#account=a-1',
});

const faultsOf = (reading: EventReading): readonly string[] => {
  if (reading.ok) return [];
  return reading.reason === 'unverified' ? ['unverified'] : reading.faults.map(({ field }) => field);
};

/** The guarantees that the rest of Creditline takes from every CRM. */
export const testCrm = (name: string, testCase: CrmCase): void => {
  describe(`${name} keeps the contract of a CRM`, () => {
    let opened: Awaited<ReturnType<CrmCase['open']>>;
    beforeAll(async () => {
      opened = await testCase.open();
    });

    const event = { id: 'event-1', accountId: 'account-1', siren: '000000018' };

    it('reads which event it is, of which account, and what the record says', () => {
      expect(opened.crm.readEvents(testCase.request(event))).toMatchObject({
        ok: true,
        events: [
          { id: 'event-1', accountId: 'account-1', account: { id: 'account-1', company: { siren: '000000018' } } },
        ],
      });
    });

    it('gives an event that is sent again the same id, and another one another id', () => {
      const idOf = (id: string): unknown => {
        const reading = opened.crm.readEvents(testCase.request({ ...event, id }));
        return reading.ok && reading.events[0]?.id;
      };
      expect(idOf('event-1')).toBe(idOf('event-1'));
      expect(idOf('event-2')).not.toBe(idOf('event-1'));
    });

    it.each(testCase.bad.map(({ what, request, fault }) => [what, request, fault] as const))(
      'refuses %s',
      (_, request, fault) => {
        const reading = opened.crm.readEvents(request);
        expect(faultsOf(reading)).toEqual([fault]);
      },
    );

    it('does not throw for bytes of any kind', () => {
      for (const body of [new Uint8Array(), Uint8Array.of(0xff, 0xfe, 0), Buffer.from('null'), Buffer.from('[[[[')]) {
        expect(opened.crm.readEvents({ ...testCase.request(event), body }).ok).toBe(false);
      }
    });

    it('writes a decision into the record, and the second time changes nothing', async () => {
      const before = await opened.readFields(opened.account);
      await opened.crm.writeDecision(opened.account, decision);
      const once = await opened.readFields(opened.account);
      expect(once).not.toEqual(before);
      await opened.crm.writeDecision(opened.account, decision);
      expect(await opened.readFields(opened.account)).toEqual(once);
    });

    it('keeps one task for a key, whole, however often and by how many it is written', async () => {
      const { crm, account, readTasks } = opened;
      const written = await Promise.all([1, 2, 3].map(() => crm.writeTask(account, task('once'))));
      expect(await crm.writeTask(account, task('once'))).toEqual(written[0]);
      const found = (await readTasks(account)).filter(({ key }) => key === 'once');
      expect(found).toEqual([{ ...task('once'), taskId: written[0]!.taskId, isDone: false, comments: [] }]);
      expect(new Set(written.map(({ taskId }) => taskId)).size).toBe(1);
    });

    it('gives another key another task, and needs neither an owner nor a link', async () => {
      const { owner: _owner, link: _link, ...plain } = task('plain');
      const { taskId } = await opened.crm.writeTask(opened.account, plain);
      const found = (await opened.readTasks(opened.account)).find(({ key }) => key === 'plain');
      expect(found).toEqual({ ...plain, taskId, isDone: false, comments: [] });
    });

    it('completes a task with a comment, and closing it twice or writing it again changes nothing', async () => {
      const { crm, account, readTasks } = opened;
      const { taskId } = await crm.writeTask(account, task('closed'));
      const end = { key: 'closed', taskId, comment: 'Recovered on 21 November.' };
      await crm.closeTask(account, end);
      const once = await readTasks(account);
      expect(once.find(({ key }) => key === 'closed')).toMatchObject({ isDone: true, comments: [end.comment] });
      await Promise.all([crm.closeTask(account, end), crm.closeTask(account, end)]);
      expect(await crm.writeTask(account, task('closed'))).toEqual({ taskId });
      expect(await readTasks(account)).toEqual(once);
    });

    it('comments on a task that a person has completed', async () => {
      const { crm, account, readTasks, completeTask } = opened;
      const { taskId } = await crm.writeTask(account, task('ticked'));
      await completeTask(account, 'ticked');
      await crm.closeTask(account, { key: 'ticked', taskId, comment: 'Recovered.' });
      const found = (await readTasks(account)).find(({ key }) => key === 'ticked');
      expect(found).toMatchObject({ isDone: true, comments: ['Recovered.'] });
    });

    it('takes a task that is gone for closed', async () => {
      const before = await opened.readTasks(opened.account);
      await opened.crm.closeTask(opened.account, { key: 'never', taskId: '1', comment: 'Recovered.' });
      expect(await opened.readTasks(opened.account)).toEqual(before);
    });

    it('keeps of an override its state, its end, and whether it covers a refusal, where it has a place for it', async () => {
      const { crm, account, readOverride } = opened;
      for (const coversRefusal of [true, false]) {
        const told = override(`o-${coversRefusal}`, coversRefusal);
        const kept = crm.writeOverride && { state: told.state, endsOn: told.endsOn, coversRefusal };
        await crm.writeOverride?.(account, told);
        expect(await readOverride?.(told.overrideId)).toEqual(kept);
        await crm.writeOverride?.(account, told);
        expect(await readOverride?.(told.overrideId)).toEqual(kept);
      }
    });

    it('says of an account that is gone that trying again is of no use', async () => {
      const failure = await opened.crm
        .writeTask({ ...opened.account, accountId: 'gone' }, task('lost'))
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(CrmError);
      expect(failure).toMatchObject({ code: 'crm_account_gone', isRetryable: false });
    });
  });
};
