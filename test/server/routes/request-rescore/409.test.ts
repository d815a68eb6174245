import { expect, it } from 'vitest';
import { endedRescore, orderRescore } from '../../../harness/portfolio.ts';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

// Its work is left in the table, so that a run is not over before the test says so.
const server = useServer({ env: { CREDITLINE_ROLE: 'server', DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' } });
const order = { method: 'POST', path: '/v1/portfolio/rescore', body: {} } as const;

it('takes one run of a tenant at a time, also when they come at once, and names the one that is not over', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => server().ask(order.method, order.path, order)));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([202, 409, 409, 409, 409]);
  const { id } = answers.find(({ status }) => status === 202)!.json as { id: string };
  expect(await expectRefused(server(), order, 'rescore_running')).toMatchObject({ rescore: id });
  const { key } = await server().newTenant();
  expect((await server().ask(order.method, order.path, { ...order, key })).status).toBe(202);
  await server().ask('DELETE', `/v1/portfolio/rescores/${id}`);
  expect(await endedRescore(server(), id)).toMatchObject({ state: 'cancelled' });
  expect((await orderRescore(server())).id).not.toBe(id);
});
