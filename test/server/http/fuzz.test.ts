import * as fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { expectProblem } from '../../harness/refusal.ts';
import { oddBody, oddRequest } from '../../harness/odd-requests.ts';
import { rawRequest, useRawSockets, type RawRequest } from '../../harness/raw-request.ts';
import { useServer } from '../../harness/use-server.ts';
import type { ErrorCode } from '../../../server/src/errors.ts';

useRawSockets();
const server = useServer();

const AT_ONCE = 5;
const SETTINGS = { seed: 20_261_121, numRuns: 150 } as const;

const seen = new Set<number>();

const send = async (request: RawRequest): Promise<void> => {
  const { url, key } = server();
  const answer = await rawRequest(url, { ...request, headers: { authorization: `Bearer ${key}`, ...request.headers } });
  seen.add(answer.status);
  expect(answer.status).toBeGreaterThanOrEqual(200);
  expect(answer.status).toBeLessThan(500);
  if (answer.status >= 400) expectProblem(answer, (answer.json as { readonly code: ErrorCode }).code);
};

const expectSurvival = (requests: fc.Arbitrary<RawRequest>): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.array(requests, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (batch) => {
      await Promise.all(batch.map(send));
    }),
    SETTINGS,
  );

it(`${AT_ONCE * SETTINGS.numRuns} odd bodies are decided or refused as a problem, and never a failure of ours`, () =>
  expectSurvival(oddBody));

it(`${AT_ONCE * SETTINGS.numRuns} odd addresses, methods and headers too`, () => expectSurvival(oddRequest));

it('some of them were right, and came through', () => {
  expect([...seen]).toEqual(expect.arrayContaining([200, 202, 400, 401, 404, 405, 415, 422]));
});

it('no job that they left behind has failed', async () => {
  const { context, tenantId } = server();
  const open = () =>
    context.database.inTenant(tenantId, async (tx) => {
      const counted = sql<{ open: number; failed: number }>`
        select count(*) filter (where done_at is null)::int as open,
          count(*) filter (where last_error is not null)::int as failed
        from outbox`;
      return (await counted.execute(tx)).rows[0];
    });
  await expect.poll(open, { timeout: 10_000 }).toEqual({ open: 0, failed: 0 });
});
