import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();
const path = '/v1/crms/sandbox/events';
const account = { id: 'a-1', siren: '000000018' };
const event = (more: object = {}) => ({ event_id: 'e-1', type: 'account.created', account, ...more });

testUnknownQuery({ method: 'POST', path, body: event() });
testUnusableId({ method: 'POST', path: '/v1/crms/ID/events', body: event() }, 'crm');

it.each([
  ['no event id', event({ event_id: undefined }), ['event_id']],
  ['an event id as a number', event({ event_id: 7 }), ['event_id']],
  ['an event id with a NUL', event({ event_id: 'e\u0000' }), ['event_id']],
  ['an unknown type', event({ type: 'account.removed' }), ['type']],
  ['no account', event({ account: undefined }), ['account']],
  ['an account without an id', event({ account: { siren: '000000018' } }), ['account.id']],
  ['an account id with a slash', event({ account: { ...account, id: 'a/1' } }), ['account.id']],
  ['a wrong check digit', event({ account: { id: 'a-1', siren: '000000019' } }), ['account.siren']],
  [
    'a VAT number of another company',
    event({ account: { ...account, vat: 'FR90000000026' } }),
    ['account.siren', 'account.vat'],
  ],
  ['no identifier and no name', event({ account: { id: 'a-1' } }), ['account.siren']],
  ['an unknown field', event({ account: { ...account, revenue: 1 } }), ['account.revenue']],
  ['a name with an escape sequence', event({ account: { ...account, name: 'Verrerie \u001b[2J' } }), ['account.name']],
  ['an owner with half a surrogate pair', event({ account: { ...account, owner: 'kim \udc00' } }), ['account.owner']],
  [
    'half a cent',
    event({ account: { ...account, requested_amount: { value: 0.005, currency: 'EUR' } } }),
    ['account.requested_amount.value'],
  ],
  [
    'an amount in a currency without a rate',
    event({ account: { ...account, requested_amount: { value: 100, currency: 'JPY' } } }),
    ['account.requested_amount.currency'],
  ],
  ['terms as text', event({ account: { ...account, payment_terms_days: '30' } }), ['account.payment_terms_days']],
  ['a list', [event()], ['']],
])('names the field: %s', async (_, body, fields) => {
  const problem = await expectRefused(server(), { method: 'POST', path, body }, 'body_invalid');
  expect(fieldsOf(problem).toSorted()).toEqual(fields);
});

it.each([
  ['a wrong check digit', { registry: { scheme: 'siren', value: '000000019' } }, ['account.registry.value']],
  [
    'a SIRET of one digit too few',
    { registry: { scheme: 'siret', value: '0000000180001' } },
    ['account.registry.value'],
  ],
  ['a wrong LEI', { country: 'FR', registry: { scheme: 'lei', value: '1' } }, ['account.registry.value']],
  [
    'a VAT number of another company',
    { registry: { scheme: 'siren', value: '000000018' }, vat: 'FR90000000026' },
    ['account.registry.value', 'account.vat'],
  ],
  ['a country that is none', { name: 'Verrerie des Monts', country: 'XQ' }, ['account.country']],
])('names the field as Odoo sent it: %s', async (_, record, fields) => {
  const body = event({ account: { id: '42', ...record } });
  const problem = await expectRefused(server(), { method: 'POST', path: '/v1/crms/odoo/events', body }, 'body_invalid');
  expect(fieldsOf(problem).toSorted()).toEqual(fields);
});

it('refuses an empty body and __proto__', async () => {
  await expectRefused(server(), { method: 'POST', path, raw: '' }, 'body_invalid');
  const raw = JSON.stringify(event()).replace('"event_id"', '"__proto__":{"a":1},"event_id"');
  expect(fieldsOf(await expectRefused(server(), { method: 'POST', path, raw }, 'body_invalid'))).toEqual(['__proto__']);
});
