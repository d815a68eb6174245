import { expect, it } from 'vitest';
import { scoreSiren } from '../harness/answers.ts';
import { useServer } from '../harness/use-server.ts';

const server = useServer();
const DOWN = '000000109';
const SLOW = '000000117';

const statusOf = async (siren: string, source: string): Promise<string | undefined> =>
  (await scoreSiren(server(), siren)).sources.find(({ name }) => name === source)?.status;

it('a company whose sources are down is decided without them, and each is named', async () => {
  const { sources } = await scoreSiren(server(), DOWN);
  const failed = sources.filter(({ status }) => status === 'failed').map(({ name }) => name);
  expect(failed.toSorted()).toEqual(['sandbox-accounts', 'sandbox-bank']);
});

it('a slow source is late, and its answer is there for the next request', async () => {
  const startedAt = performance.now();
  expect(await statusOf(SLOW, 'sandbox-payments')).toBe('late');
  expect(performance.now() - startedAt).toBeLessThan(server().context.deadlineMs + 1_000);
  await expect.poll(() => statusOf(SLOW, 'sandbox-payments'), { timeout: 8_000, interval: 200 }).toBe('cached');
});
