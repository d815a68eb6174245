import { it } from 'vitest';
import { euros, SELLER } from '../../../harness/orders.ts';
import { expectRefused } from '../../../harness/refusal.ts';
import { testNotJson } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

testNotJson({ method: 'POST', path: '/v1/overrides', body: {} });

const server = useServer();

it.each(['', 'two words', 'x'.repeat(256)])('refuses "%s" as an Idempotency-Key', async (key) => {
  const body = { company: { siren: '000000018' }, amount: euros(5), reason: 'Because', by: SELLER };
  const sent = { method: 'POST', path: '/v1/overrides', body, headers: { 'idempotency-key': key } };
  await expectRefused(server(), sent, 'idempotency_key_invalid');
});
