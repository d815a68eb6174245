import { expect, it } from 'vitest';
import { decidedCard, sendEvent, settledCard, SOLID } from '../../../harness/answers.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();
const list = async (key?: string) =>
  (await server().ask('GET', '/v1/crms/sandbox/accounts', key === undefined ? {} : { key })).json;

it('is empty for a tenant without accounts', async () => {
  const { key } = await server().newTenant();
  expect(await list(key)).toEqual({ accounts: [] });
});

it('shows what the list view of the CRM shows, and only to the tenant itself', async () => {
  await sendEvent(server(), { account: { id: 'a-1', siren: SOLID, name: 'Verrerie', owner: 'kim' } });
  const card = await decidedCard(server(), 'a-1');
  await expect
    .poll(() => list())
    .toMatchObject({
      accounts: [
        {
          id: 'a-1',
          name: 'Verrerie',
          owner: 'kim',
          state: 'decided',
          score: card.score,
          grade: card.grade,
          decision: card.decision,
        },
      ],
    });
  const { key } = await server().newTenant();
  expect(await list(key)).toEqual({ accounts: [] });
});

it('has no score for an account that could not be assessed', async () => {
  await sendEvent(server(), { account: { id: 'a-2', name: 'Nobody Knows This' } });
  await settledCard(server(), 'a-2');
  expect(await list()).toMatchObject({
    accounts: [{ id: 'a-2', state: 'failed', score: null, grade: null, owner: null }, { id: 'a-1' }],
  });
});
