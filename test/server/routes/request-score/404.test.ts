import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

it.each([
  ['a SIREN', { siren: '552032534' }, 'company.siren'],
  ['a VAT number', { vat: 'DE136695976' }, 'company.vat'],
  ['a company number', { company_number: '00445790' }, 'company.company_number'],
  ['a name', { name: 'Nobody Knows This' }, 'company.name'],
])('%s that no source knows is not scored, and the field is named', async (_, company, field) => {
  const problem = await expectRefused(
    server(),
    { method: 'POST', path: '/v1/score', body: { company } },
    'company_not_found',
  );
  expect(fieldsOf(problem)).toEqual([field]);
});
