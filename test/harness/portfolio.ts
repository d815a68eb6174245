import type { Decision } from '@creditline/core';
import { expect } from 'vitest';
import type { z } from 'zod';
import type { rescoreAnswerSchema } from '../../server/src/answers/rescore.ts';
import { readDecision } from '../../server/src/store/decisions.ts';
import { holdWatched, writeStanding } from '../../server/src/store/watched-companies.ts';
import { scoreSiren } from './answers.ts';
import type { TestServer } from './server.ts';

export type RescoreAnswer = z.infer<typeof rescoreAnswerSchema>;

/** Sandbox companies that every source answers, of several grades and outcomes. */
export const PORTFOLIO = ['000000018', '000000034', '000000042', '000000059', '000000083', '000000158'] as const;

/** Decides about a sandbox company and watches it with that decision as its standing. Answers the decision. */
export const watchDecided = async (
  { context, tenantId, ...server }: TestServer,
  siren: string,
  more: object = {},
): Promise<Decision> => {
  const { id } = await scoreSiren({ context, tenantId, ...server }, siren, more);
  return context.database.inTenant(tenantId, async (tx) => {
    const decision = JSON.parse((await readDecision(tx, id))!.body) as Decision;
    const { key, country } = decision.company;
    await holdWatched(tx, { identity: { key, country, siren }, now: context.now() });
    await writeStanding(tx, {
      companyKey: key,
      name: decision.company.name,
      decisionId: id,
      score: decision.assessment.score,
      grade: decision.assessment.grade,
      outcome: decision.outcome,
      limit: {
        limit: decision.limit,
        gradeWhenSet: decision.assessment.grade,
        decisionId: id,
        since: decision.decidedAt,
      },
      checkedAt: decision.decidedAt,
      dueAt: decision.expiresAt,
      isBlind: false,
    });
    return decision;
  });
};

export const watchAll = (server: TestServer): Promise<readonly Decision[]> =>
  Promise.all(PORTFOLIO.map((siren) => watchDecided(server, siren)));

/** POST /v1/portfolio/rescore that must be taken. */
export const orderRescore = async (server: TestServer, body: unknown = {}): Promise<RescoreAnswer> => {
  const answer = await server.ask('POST', '/v1/portfolio/rescore', { body });
  expect(answer.text).toContain('"state":');
  expect(answer.status).toBe(202);
  return answer.json as RescoreAnswer;
};

export const readRescoreOf = async (server: TestServer, id: string): Promise<RescoreAnswer> =>
  (await server.ask('GET', `/v1/portfolio/rescores/${id}`)).json as RescoreAnswer;

/** The run once it is over. */
export const endedRescore = async (server: TestServer, id: string): Promise<RescoreAnswer> => {
  for (;;) {
    const rescore = await readRescoreOf(server, id);
    if (rescore.state !== 'waiting' && rescore.state !== 'running') return rescore;
    // Gives the job its turn; the test's own time limit ends a wait in vain.
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
