import { describe, expect, it } from 'vitest';
import { askScore, decidedCard, scoreSiren, sendEvent, SOLID, type Score } from '../harness/answers.ts';
import { useServer } from '../harness/use-server.ts';

/** Sources have time on a busy machine too: one that is late once and not the next time would tell two answers apart. */
const server = useServer({ env: { CREDITLINE_DEADLINE_MS: '1500' } });

/** Of the sandbox: equity below nothing, and in judicial liquidation. */
const WEAK_ACCOUNTS = '000000174';
const IN_LIQUIDATION = '000000042';

const read = async (path: string, language = 'en') =>
  (await server().ask('GET', path, { headers: { 'accept-language': language } })).json;

describe('what would have been decided had one fact been different', () => {
  it('is answered with its figures, and is the same when it is read again, on the card and when it is replayed', async () => {
    const answer = await scoreSiren(server(), WEAK_ACCOUNTS);
    const [first] = answer.counterfactuals;
    const down = answer.reason_codes.filter(({ direction }) => direction === 'down').map(({ code }) => code);
    expect(answer.counterfactuals.length).toBeGreaterThan(0);
    expect(answer.counterfactuals.length).toBeLessThanOrEqual(4);
    for (const { reason_code: code } of answer.counterfactuals) expect(down).toContain(code);
    expect(first).toMatchObject({
      score: { from: answer.score },
      grade: { from: answer.grade },
      limit: { from: answer.proposed_limit },
      decision: { from: answer.decision },
    });
    expect(first!.score.to).toBeGreaterThanOrEqual(first!.score.from);
    expect(first!.text.startsWith(first!.condition)).toBe(true);

    const again = (await read(`/v1/score/${answer.id}`)) as Score;
    expect(again.counterfactuals).toEqual(answer.counterfactuals);
    const replay = await server().ask('POST', `/v1/score/${answer.id}/replay`);
    expect(replay.json).toMatchObject({ identical: true });

    await sendEvent(server(), { account: { id: 'a-weak', siren: WEAK_ACCOUNTS, name: 'Hotel' } });
    expect((await decidedCard(server(), 'a-weak')).counterfactuals).toEqual(answer.counterfactuals);
  });

  it('is told in the language of the reader, with the same figures', async () => {
    const answer = await scoreSiren(server(), WEAK_ACCOUNTS);
    const french = (await read(`/v1/score/${answer.id}`, 'fr')) as Score;
    const figures = ({ counterfactuals }: Score) =>
      counterfactuals.map(({ code, change, score, limit, decision, grade }) => [
        code,
        change,
        score,
        limit,
        decision,
        grade,
      ]);
    expect(figures(french)).toEqual(figures(answer));
    for (const { text } of french.counterfactuals) expect(text).toMatch(/^Avec /);
  });

  it('is nothing for a company in liquidation, nor for one against which nothing speaks', async () => {
    expect((await scoreSiren(server(), IN_LIQUIDATION)).counterfactuals).toEqual([]);
    expect((await askScore(server(), { company: { siren: SOLID } })).counterfactuals).toEqual([]);
  });

  it('leaves no made-up fact in the audit record', async () => {
    const { id, counterfactuals } = await scoreSiren(server(), WEAK_ACCOUNTS);
    const record = JSON.stringify(await read(`/v1/score/${id}/audit`));
    for (const { code } of counterfactuals) expect(record).toContain(`"code":"${code}"`);
    expect(record).not.toContain('"source":"counterfactual"');
  });
});
