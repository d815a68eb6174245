import { expect } from 'vitest';
import type { z } from 'zod';
import type { cardAnswerSchema } from '../../server/src/answers/card.ts';
import type { scoreAnswerSchema } from '../../server/src/answers/score.ts';
import type { AskOptions, TestServer } from './server.ts';

export type Score = z.infer<typeof scoreAnswerSchema>;
export type Card = z.infer<typeof cardAnswerSchema>;
export type DecidedCard = Extract<Card, { state: 'decided' | 'too_little_data' }>;

export const SOLID = '000000018';

/** POST /v1/score that must succeed. */
export const askScore = async (server: TestServer, body: unknown, options: AskOptions = {}): Promise<Score> => {
  const answer = await server.ask('POST', '/v1/score', { body, ...options });
  expect(answer.text).toContain('"score":');
  expect(answer.status).toBe(200);
  return answer.json as Score;
};

export const scoreSiren = (server: TestServer, siren: string, more: object = {}): Promise<Score> =>
  askScore(server, { company: { siren }, ...more });

export type Event = {
  readonly id?: string;
  readonly type?: string;
  readonly account: Readonly<Record<string, unknown>>;
};

/** Sends an event of the sandbox CRM that must be taken. */
export const sendEvent = async (server: TestServer, { id, type = 'account.created', account }: Event) => {
  const body = { event_id: id ?? server.context.newId(), type, account };
  const answer = await server.ask('POST', '/v1/crms/sandbox/events', { body });
  expect(answer.status).toBe(202);
  return answer.json as { readonly received: number; readonly duplicates: number };
};

export const cardPath = (accountId: string): string => `/v1/crms/sandbox/accounts/${accountId}/card`;

export const readCardOf = async (server: TestServer, accountId: string): Promise<Card> => {
  const answer = await server.ask('GET', cardPath(accountId));
  expect(answer.status).toBe(200);
  return answer.json as Card;
};

/** The card once the job has come to an end. */
export const settledCard = async (server: TestServer, accountId: string): Promise<Card> => {
  for (;;) {
    const card = await readCardOf(server, accountId);
    if (card.state !== 'assessing') return card;
    // Gives the job its turn; the test's own time limit ends a wait in vain.
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

export const decidedCard = async (server: TestServer, accountId: string): Promise<DecidedCard> => {
  const card = await settledCard(server, accountId);
  if (card.state === 'failed' || card.state === 'choose_company' || card.state === 'assessing') {
    throw new Error(`the account is ${card.state}: ${JSON.stringify(card)}`);
  }
  return card;
};
