import type { Crm, CrmAccountKey, CrmDecision, EventReading, SignedRequest } from '@creditline/core';
import { beforeAll, describe, expect, it } from 'vitest';

export type CrmCase = {
  /** Opens the adapter; called once, before the first test. */
  readonly open: () => Promise<{
    readonly crm: Crm;
    /** An account that the CRM has. */
    readonly account: CrmAccountKey;
    /** What stands in the record's fields now. */
    readonly readFields: (account: CrmAccountKey) => Promise<unknown>;
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
  outcome: 'accept',
  limit: { minor: 2_500_000, currency: 'EUR' },
  decidedAt: '2026-11-21T10:00:00.000Z',
};

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
  });
};
