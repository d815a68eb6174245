import { expect, it } from 'vitest';
import { orderRescore } from '../../../harness/portfolio.ts';
import { expectProblem, expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();
const path = (id: string): string => '/v1/portfolio/rescores/ID'.replace('ID', encodeURIComponent(id));

it('answers the same for an unknown run and for one of another tenant', async () => {
  const { id } = await orderRescore(server());
  const { key } = await server().newTenant();
  const ask = async (asked: string) => {
    const { request_id: _, ...problem } = expectProblem(
      await server().ask('DELETE', path(asked), { key }),
      'not_found',
    );
    return problem;
  };
  expect(await ask(id)).toEqual(await ask('unknown'));
  expect((await server().ask('DELETE', path(id))).status).toBe(200);
});

it.each(['__proto__', "' or 1=1 --", 'a b'])('knows no run %s', async (id) => {
  await expectRefused(server(), { method: 'DELETE', path: path(id) }, 'not_found');
});
