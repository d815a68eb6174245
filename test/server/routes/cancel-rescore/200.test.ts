import { expect, it } from 'vitest';
import { rescorePortfolioJob } from '../../../../server/src/jobs/rescore-portfolio.ts';
import { insertRescore } from '../../../../server/src/store/rescores.ts';
import { endedRescore, orderRescore, readRescoreOf } from '../../../harness/portfolio.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

it('ends a run that waits, which no job takes up again', async () => {
  const { context, tenantId } = server();
  await context.database.inTenant(tenantId, (tx) =>
    insertRescore(tx, {
      id: 'waits',
      filter: {},
      isDraft: false,
      applies: false,
      decidedAt: context.now().toISOString(),
      scorecardSha256: context.scorecard.sha256,
      policyKind: 'policy',
      policySha256: context.policy.sha256,
    }),
  );
  const answer = await server().ask('DELETE', '/v1/portfolio/rescores/waits');
  expect(answer.json).toMatchObject({ id: 'waits', state: 'cancelled' });
  await rescorePortfolioJob(context)({ tenantId, payload: { rescoreId: 'waits', part: 1 } });
  expect(await readRescoreOf(server(), 'waits')).toMatchObject({
    state: 'cancelled',
    progress: { done: 0 },
    result: null,
  });
});

it('leaves a run that is over as it is', async () => {
  const { id } = await orderRescore(server());
  const ended = await endedRescore(server(), id);
  expect((await server().ask('DELETE', `/v1/portfolio/rescores/${id}`)).json).toEqual(ended);
});
