import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { findReferenced } from '../../../../server/src/store/source-references.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();
const put = (reference: string, company: object, key = server().key) =>
  server().ask('PUT', `/v1/sources/bridge/references/${reference}`, { body: { company }, key });
const meantBy = (reference: string) =>
  server().context.database.inSystem((tx) => findReferenced(tx, { source: 'bridge', references: [reference] }));

it('says which company a reference means, and later another one', async () => {
  const reference = randomUUID();
  const answer = await put(reference, { siren: '000 000 018' });
  expect([answer.status, answer.json]).toEqual([200, { source: 'bridge', reference, company: 'FR:000000018' }]);
  expect((await put(reference, { company_number: '1234567', country: 'GB' })).status).toBe(200);
  expect(await meantBy(reference)).toEqual([{ reference, tenantId: server().tenantId, companyKey: 'GB:01234567' }]);
});

it('lets two tenants mean each their own company by one reference', async () => {
  const reference = randomUUID();
  const other = await server().newTenant();
  await put(reference, { siren: '000000018' });
  await put(reference, { siren: '000000026' }, other.key);
  const keys = new Map((await meantBy(reference)).map(({ tenantId, companyKey }) => [tenantId, companyKey]));
  expect(keys).toEqual(
    new Map([
      [server().tenantId, 'FR:000000018'],
      [other.tenantId, 'FR:000000026'],
    ]),
  );
});
