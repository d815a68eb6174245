import { expect, it } from 'vitest';
import {
  cardPath,
  decidedCard,
  readCardOf,
  sendEvent,
  settledCard,
  SOLID,
  type DecidedCard,
  type Score,
} from '../../../harness/answers.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

it('shows a decision with reasons whose points add up to the score', async () => {
  await sendEvent(server(), { account: { id: 'solid', siren: SOLID } });
  const card = await decidedCard(server(), 'solid');
  expect(card).toMatchObject({ state: 'decided', decision: 'accept', delta: null, subject_kind: 'legal_person' });
  const listed = card.reasons.reduce((sum, { points }) => sum + points, 0);
  expect(card.base_points + listed + card.other_points + card.clamped_points).toBe(card.score);
  expect(card.one_in).toBe(Math.round(1 / card.probability_of_default));
});

it('is in the language of the reader', async () => {
  await sendEvent(server(), { account: { id: 'languages', siren: SOLID } });
  await decidedCard(server(), 'languages');
  const labels = await Promise.all(
    ['en', 'fr', 'es', 'pt'].map(async (tag) => {
      const answer = await server().ask('GET', cardPath('languages'), { headers: { 'accept-language': tag } });
      return (answer.json as DecidedCard).next_step;
    }),
  );
  expect(new Set(labels).size).toBe(4);
});

it('says that there is too little data as a state of its own', async () => {
  await sendEvent(server(), { account: { id: 'young', siren: '000000026' } });
  expect((await decidedCard(server(), 'young')).state).toBe('too_little_data');
});

it('names the source that would add most, as the score does', async () => {
  await sendEvent(server(), { account: { id: 'unreachable', siren: '000000109' } });
  const card = await decidedCard(server(), 'unreachable');
  expect(card.would_add_most).toMatchObject({ group: 'accounts', label: 'Annual accounts' });
  const score = (await server().ask('GET', `/v1/score/${card.score_id}`)).json as Score;
  expect(score.would_add_most).toEqual(card.would_add_most);
});

it('may not be kept by anything in between', async () => {
  await sendEvent(server(), { account: { id: 'fresh', siren: SOLID } });
  await settledCard(server(), 'fresh');
  const answer = await server().ask('GET', cardPath('fresh'));
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

it('shows the candidates while nobody has chosen between them', async () => {
  await sendEvent(server(), { account: { id: 'tie', name: 'Martin Frères' } });
  expect(await settledCard(server(), 'tie')).toMatchObject({
    state: 'choose_company',
    account_id: 'tie',
    candidates: [{ siren: '000000083' }, { siren: '000000091' }],
  });
  expect(await readCardOf(server(), 'tie')).toMatchObject({ state: 'choose_company' });
});
