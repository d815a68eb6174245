import { expect, it } from 'vitest';
import { endedRescore, orderRescore, PORTFOLIO, readRescoreOf, watchAll } from '../../../harness/portfolio.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

it('shows what was ordered, how far it is, and at the end what came of it', async () => {
  await watchAll(server());
  const { id, policy_sha256: policySha256 } = await orderRescore(server(), { filter: { grades: ['A', 'B'] } });
  expect(await readRescoreOf(server(), id)).toMatchObject({ id, filter: { grades: ['A', 'B'] } });
  const ended = await endedRescore(server(), id);
  expect(ended).toMatchObject({ state: 'done', policy_sha256: policySha256, estimated_end_at: null, problem: null });
  expect(ended.progress.done).toBe(ended.progress.total);
  expect(ended.progress.done).toBeLessThan(PORTFOLIO.length);
  expect(Date.parse(ended.finished_at!)).toBeGreaterThanOrEqual(Date.parse(ended.started_at!));
});
