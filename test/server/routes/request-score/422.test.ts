import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { testUnknownQuery } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();
const company = { siren: '000000018' };
const amount = (value: unknown, currency: unknown = 'EUR') => ({ company, requested_amount: { value, currency } });
const financials = (more: object) => ({ company, financials: { closed_on: '2025-12-31', currency: 'EUR', ...more } });
const invoice = (more: object = {}) => ({
  due_on: '2026-10-01',
  paid_on: null,
  amount: { value: 100, currency: 'EUR' },
  ...more,
});

const post = (sent: { readonly body?: unknown; readonly raw?: string }) =>
  ({ method: 'POST', path: '/v1/score', ...sent }) as const;

const expectNamed = async (sent: { readonly body?: unknown; readonly raw?: string }, fields: readonly string[]) =>
  expect(fieldsOf(await expectRefused(server(), post(sent), 'body_invalid')).toSorted()).toEqual(fields.toSorted());

testUnknownQuery({ method: 'POST', path: '/v1/score', body: { company } });

it.each([
  ['no company', {}, ['company']],
  ['a company without any identifier', { company: {} }, ['company.siren']],
  ['a SIREN with a wrong check digit', { company: { siren: '000000019' } }, ['company.siren']],
  ['a SIREN with letters', { company: { siren: 'ABCDEFGHI' } }, ['company.siren']],
  ['a SIREN of eight digits', { company: { siren: '00000001' } }, ['company.siren']],
  ['a SIREN as a number', { company: { siren: 552032534 } }, ['company.siren']],
  ['an empty SIREN beside a name', { company: { siren: '', name: 'Verrerie des Monts' } }, ['company.siren']],
  ['a SIRET with a wrong check digit', { company: { siret: '00000001800011' } }, ['company.siret']],
  [
    'a SIRET of another SIREN',
    { company: { ...company, siret: '00000002600013' } },
    ['company.siren', 'company.siret'],
  ],
  [
    'a French VAT number of another SIREN',
    { company: { ...company, vat: 'FR90000000026' } },
    ['company.siren', 'company.vat'],
  ],
  ['a French VAT number with a wrong key', { company: { vat: 'FR00000000018' } }, ['company.vat']],
  ['a SIREN in Germany', { company: { ...company, country: 'DE' } }, ['company.country', 'company.siren']],
  ['a LEI without a country', { company: { lei: '5493001KJTIIGC8Y1R12' } }, ['company.country']],
  ['a name without letters', { company: { name: '---' } }, ['company.name']],
  ['a name of 201 characters', { company: { name: 'x'.repeat(201) } }, ['company.name']],
  ['a name with a NUL', { company: { name: 'Verrerie\u0000' } }, ['company.name']],
  ['a name with half a surrogate pair', { company: { name: 'Verrerie \ud83d' } }, ['company.name']],
  ['two wrong numbers at once', { company: { siren: '1', vat: 'FR1' } }, ['company.siren', 'company.vat']],
])('names the field: %s', async (_, body, fields) => {
  await expectNamed({ body }, fields);
});

it.each([
  ['at the top', { company, colour: 'red' }, ['colour']],
  ['in the company', { company: { ...company, colour: 'red' } }, ['company.colour']],
  ['in the amount', { company, requested_amount: { value: 1, currency: 'EUR', unit: 'k' } }, ['requested_amount.unit']],
  ['in the accounts', financials({ mood: 1 }), ['financials.mood']],
  ['in an invoice', { company, payments: [invoice(), invoice({ note: '' })] }, ['payments.1.note']],
  [
    "in an invoice's amount",
    { company, payments: [invoice({ amount: { value: 1, currency: 'EUR', vat: 20 } })] },
    ['payments.0.amount.vat'],
  ],
  ['in camel case', { company, requestedAmount: { value: 1, currency: 'EUR' } }, ['requestedAmount']],
  [
    'named as a member of every object',
    { company: { ...company, constructor: 1, toString: 1 } },
    ['company.constructor', 'company.toString'],
  ],
])('refuses a field that it does not know: %s', async (_, body, fields) => {
  await expectNamed({ body }, fields);
});

it.each([
  ['at the top', '{"company":{"siren":"000000018"},"__proto__":{"force":true}}', ['__proto__']],
  ['in the company', '{"company":{"siren":"000000018","__proto__":{"name":"x"}}}', ['company.__proto__']],
])('refuses __proto__ %s and takes nothing from it', async (_, raw, fields) => {
  await expectNamed({ raw }, fields);
});

it.each([
  ['a string', amount('25000')],
  ['null', amount(null)],
  ['0', amount(0)],
  ['negative', amount(-1)],
  ['half a cent', amount(0.005)],
  ['a fraction of a yen', amount(10.5, 'JPY')],
  ['above a trillion', amount(1e12 + 1)],
])('refuses an amount that is %s', async (_, body) => {
  await expectNamed({ body }, ['requested_amount.value']);
});

it('refuses an amount that no double can hold', async () => {
  await expectNamed({ raw: '{"company":{"siren":"000000018"},"requested_amount":{"value":1e400,"currency":"EUR"}}' }, [
    'requested_amount.value',
  ]);
});

it.each(['XYZ', 'eur', '', 978])('refuses the currency %j', async (currency) => {
  await expectNamed({ body: amount(1, currency) }, ['requested_amount.currency']);
});

it('refuses a currency that the policy cannot convert, before any source is asked', async () => {
  const problem = await expectRefused(server(), post({ body: amount(1, 'USD') }), 'currency_unsupported');
  expect(fieldsOf(problem)).toEqual(['requested_amount.currency']);
  expect(problem.detail).toContain('EUR');
});

it.each([-1, 181, 30.5, '30', null])('refuses payment terms of %j days', async (days) => {
  await expectNamed({ body: { company, payment_terms_days: days } }, ['payment_terms_days']);
});

it.each([
  ['force as text', { company, force: 'true' }, ['force']],
  ['an empty product', { company, product: '' }, ['product']],
  ['bank data that is no list', { company, bank_data: 'token' }, ['bank_data']],
  ['eleven bank tokens', { company, bank_data: Array.from({ length: 11 }, () => 't') }, ['bank_data']],
  ['accounts without a date', { company, financials: { currency: 'EUR' } }, ['financials.closed_on']],
  ['a day that does not exist', financials({ closed_on: '2025-02-30' }), ['financials.closed_on']],
  ['figures as text', financials({ turnover: '1000' }), ['financials.turnover']],
  ['a figure beyond any company', financials({ previous_turnover: 1e14 }), ['financials.previous_turnover']],
  ['a result as text', financials({ pre_tax_result: '5' }), ['financials.pre_tax_result']],
  ['a year of 25 months', financials({ months: 25 }), ['financials.months']],
  ['accounts closed in the future', financials({ closed_on: '2999-12-31' }), ['financials.closed_on']],
  [
    'an invoice paid in the future',
    { company, payments: [invoice({ paid_on: '2999-12-31' })] },
    ['payments.0.paid_on'],
  ],
  ['no invoice', { company, payments: [] }, ['payments']],
  [
    'a negative invoice',
    { company, payments: [invoice({ amount: { value: -5, currency: 'EUR' } })] },
    ['payments.0.amount.value'],
  ],
  [
    'an invoice without a due date',
    { company, payments: [{ ...invoice(), due_on: undefined }] },
    ['payments.0.due_on'],
  ],
  [
    'invoices in two currencies',
    { company, payments: [invoice(), invoice({ amount: { value: 1, currency: 'GBP' } })] },
    ['payments'],
  ],
  ['501 invoices', { company, payments: Array.from({ length: 501 }, () => invoice()) }, ['payments']],
])('names the field: %s', async (_, body, fields) => {
  await expectNamed({ body }, fields);
});

it.each(['[]', 'null', '1', '"text"', 'true', '[{"company":{"siren":"000000018"}}]'])(
  'refuses a body that is JSON but no object: %s',
  async (raw) => {
    await expectNamed({ raw }, ['']);
  },
);

it('says what is missing when the body is empty', async () => {
  await expectNamed({ raw: '' }, ['company']);
});

it('offers the companies that a name may mean, best first, and chooses none', async () => {
  const sent = post({ body: { company: { name: 'Martin Frères' } } });
  const problem = await expectRefused(server(), sent, 'company_ambiguous');
  expect(problem.candidates?.map(({ siren }) => siren)).toEqual(['000000083', '000000091']);
  expect(fieldsOf(problem)).toEqual(['company.name']);
});
