import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { sweepDueReviews } from '../../server/src/due-reviews.ts';
import { placeLedger } from '../../server/src/place-ledger.ts';
import { readCompanyInvoices } from '../../server/src/store/ledger-invoices.ts';
import { saveBatch, type ReportedInvoice } from '../../server/src/store/ledger-batch.ts';
import { idleContext, idlePlace, type IdlePlace } from '../harness/idle-context.ts';
import { plantAccount, plantWatched } from '../harness/watched-company.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const [ONE, TWO] = ['000000018', '000000026'] as const;
/** Open, and late from 21 November on: 31 days after its date. */
const LATE_TODAY = '2026-10-21';
let place: IdlePlace;

beforeEach(async () => {
  place = await idlePlace(await idleContext({ now: () => now }));
});

const inTenant: IdlePlace['context']['database']['inTenant'] = (tenantId, work) =>
  place.context.database.inTenant(tenantId, work);

const reported = (changed: Partial<ReportedInvoice> = {}): ReportedInvoice => ({
  id: 'i-1',
  account: 'a-1',
  issuedOn: '2026-09-21',
  dueOn: LATE_TODAY,
  paidOn: null,
  amountMinor: 100_000,
  openMinor: 100_000,
  currency: 'EUR',
  isDisputed: false,
  ...changed,
});

const save = (...invoices: readonly ReportedInvoice[]) =>
  inTenant(place.tenantId, (tx) => saveBatch(tx, { crm: 'sandbox', invoices, cancelled: [], now }));

const watched = async (siren: string, checkedAt: string): Promise<void> => {
  await plantWatched(place, { siren, now });
  await plantAccount(place, { accountId: 'a-1', siren, now });
  await inTenant(place.tenantId, (tx) =>
    sql`update watched_companies set checked_at = ${checkedAt}, due_at = '2027-01-01' where company_key = ${`FR:${siren}`}`.execute(
      tx,
    ),
  );
};

const looks = async (): Promise<readonly string[]> => {
  const { rows } = await inTenant(place.tenantId, (tx) =>
    sql<{ key: string }>`select dedupe_key as key from outbox where topic = 'reassess-company' order by 1`.execute(tx),
  );
  return rows.map(({ key }) => key);
};

const LOOK = `invoiced:FR:${ONE}:late:2026-11-21`;

describe('an open invoice that the day makes late', () => {
  it('orders one look at its company, in two processes at once too', async () => {
    await watched(ONE, '2026-11-20T10:00:00.000Z');
    await save(reported(), reported({ id: 'i-2' }));
    await Promise.all([sweepDueReviews(place.context), sweepDueReviews(place.context)]);
    await sweepDueReviews(place.context);
    expect(await looks()).toEqual([LOOK]);
  });

  it.each([
    ['one that is late tomorrow', { dueOn: '2026-10-22' }],
    ['one that has been late for long', { dueOn: '2026-08-01' }],
    ['a paid one', { paidOn: '2026-11-20', openMinor: 0 }],
    ['a disputed one', { isDisputed: true }],
    ['one of an account that nobody knows', { account: 'unknown' }],
  ])('orders none for %s', async (_, changed) => {
    await watched(ONE, '2026-11-20T10:00:00.000Z');
    await save(reported(changed));
    await sweepDueReviews(place.context);
    expect(await looks()).toEqual([]);
  });

  it('orders none where the company was decided about since', async () => {
    await watched(ONE, '2026-11-21T00:00:00.000Z');
    await save(reported());
    await sweepDueReviews(place.context);
    expect(await looks()).toEqual([]);
  });
});

describe('invoices that came before anybody knew which company their account is', () => {
  const companyOf = (siren: string) =>
    inTenant(place.tenantId, (tx) => readCompanyInvoices(tx, { companyKey: `FR:${siren}`, dueSince: '2025-11-21' }));
  const placeAs = (siren: string) =>
    placeLedger(place.context, {
      tenantId: place.tenantId,
      crm: 'sandbox',
      accountId: 'a-1',
      companyKey: `FR:${siren}`,
      decisionId: `d-${siren}`,
    });

  it('are those of the company once it is known', async () => {
    await save(reported());
    expect(await companyOf(ONE)).toEqual([]);
    await placeAs(ONE);
    expect(await companyOf(ONE)).toMatchObject([{ dueOn: LATE_TODAY, heardOn: '2026-11-21' }]);
    expect(await looks()).toEqual([]);
  });

  it('are found too where they came while the company was being found out', async () => {
    await save(reported());
    await plantAccount(place, { accountId: 'a-1', siren: ONE, now });
    expect(await companyOf(ONE)).toHaveLength(1);
  });

  it('follow their account to another company, and the one they leave is looked at again', async () => {
    await save(reported(), reported({ id: 'i-2' }));
    await placeAs(ONE);
    await placeAs(TWO);
    await placeAs(TWO);
    expect([(await companyOf(ONE)).length, (await companyOf(TWO)).length]).toEqual([0, 2]);
    expect(await looks()).toEqual([`invoiced:FR:${ONE}:d-${TWO}`]);
  });
});
