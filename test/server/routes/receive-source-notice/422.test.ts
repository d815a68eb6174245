import { expect, it } from 'vitest';
import { genericNotice, GENERIC, sendSigned } from '../../../harness/notice-requests.ts';
import { expectProblem, expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

testUnknownQuery({ method: 'POST', path: GENERIC, body: genericNotice() });
testUnusableId({ method: 'POST', path: '/v1/sources/ID/notices', body: genericNotice() }, 'source');

const fact = (more: object) => genericNotice({ facts: [{ kind: 'company.status', as_of: '2026-05-06', ...more }] });
const active = { kind: 'company.status', as_of: '2026-05-06', value: 'active' };
const cash = {
  days: 90,
  currency: 'EUR',
  balance: -1200.5,
  minimum_balance: -4000,
  inflow: 1000,
  outflow: 2000,
  balance_change: -1.2,
  overdraft_days: 12,
  rejected_debits: 1,
};
const cashFact = (more: object) => fact({ kind: 'cash.summary', value: { ...cash, ...more } });

it.each([
  ['no event id', genericNotice({ event_id: undefined }), ['event_id']],
  ['an event id with a NUL', genericNotice({ event_id: '\u0001' }), ['event_id']],
  ['an event id of 201 characters', genericNotice({ event_id: 'x'.repeat(201) }), ['event_id']],
  ['no company', genericNotice({ company: undefined }), ['company']],
  ['an empty company', genericNotice({ company: {} }), ['company.siren']],
  ['a wrong check digit', genericNotice({ company: { siren: '000000019' } }), ['company.siren']],
  ['a name instead of a number', genericNotice({ company: { name: 'Martin' } }), ['company.name']],
  ['a LEI that is none', genericNotice({ company: { lei: '9695' } }), ['company.lei']],
  ['no time', genericNotice({ event_at: '2026-05-06' }), ['event_at']],
  ['a time without zone', genericNotice({ event_at: '2026-05-06T08:00:00' }), ['event_at']],
  ['a time in the future', genericNotice({ event_at: '2126-05-06T08:00:00Z' }), ['event_at']],
  ['a kind as a number', genericNotice({ kind: 7 }), ['kind']],
  ['an unknown field', genericNotice({ severity: 'high' }), ['severity']],
  ['facts as an object', genericNotice({ facts: {} }), ['facts']],
  ['51 facts', genericNotice({ facts: Array.from({ length: 51 }, () => active) }), ['facts']],
  ['a fact of a kind that nobody may tell', fact({ kind: 'links.failed', value: {} }), ['facts.0.kind']],
  ['a fact without a day', fact({ as_of: undefined, value: 'active' }), ['facts.0.as_of']],
  ['a day that is not in the calendar', fact({ as_of: '2026-02-30', value: 'active' }), ['facts.0.as_of']],
  ['a day in the future', fact({ as_of: '2099-01-01', value: 'active' }), ['facts.0.as_of']],
  ['a wrong value', fact({ value: 'dissolved' }), ['facts.0.value']],
  ['an unknown field of a fact', fact({ value: 'active', note: 'x' }), ['facts.0.note']],
  ['wrong proceedings', fact({ kind: 'proceedings.opened', value: 'bankruptcy' }), ['facts.0.value']],
  ['half a cent', cashFact({ balance: 0.005 }), ['facts.0.value.balance']],
  ['an inflow below nothing', cashFact({ inflow: -1 }), ['facts.0.value.inflow']],
  ['an unknown currency', cashFact({ currency: 'ZZZ' }), ['facts.0.value.currency']],
  ['a list', [genericNotice()], ['']],
])('names the field: %s', async (_, body, fields) => {
  const answer = await sendSigned(server(), body);
  const named = fieldsOf(expectProblem(answer, 'body_invalid'));
  expect(named.toSorted()).toEqual(fields);
});

it('names the fields of a caller with a key too', async () => {
  const request = { method: 'POST', path: GENERIC, body: genericNotice({ kind: undefined }) };
  expect(fieldsOf(await expectRefused(server(), request, 'body_invalid'))).toEqual(['kind']);
});

it('refuses an empty body', async () => {
  expectProblem(await sendSigned(server(), ''), 'body_invalid');
});
