import { sandboxCompanies } from '@creditline/source-sandbox';
import { describe, expect, it } from 'vitest';
import { askScore, scoreSiren, SOLID, type Score } from '../../../harness/answers.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

/** The formula of the public interface, written here a second time on purpose. */
const scoreOfPd = (pd: number): number =>
  Math.min(1000, Math.max(0, Math.round(261.4 + 86.56 * Math.log((1 - pd) / pd))));

const expectSound = (answer: Score): void => {
  expect(answer.score).toBe(scoreOfPd(answer.probability_of_default));
  const { base, listed, other, clamped, total } = answer.score_sum;
  expect(listed).toBe(answer.reason_codes.reduce((sum, { points }) => sum + points, 0));
  expect(base + listed + other + clamped).toBe(total);
  expect(total).toBe(answer.score);
  const [low, high] = answer.pd_interval as [number, number];
  expect(low).toBeLessThanOrEqual(answer.probability_of_default);
  expect(high).toBeGreaterThanOrEqual(answer.probability_of_default);
  expect(answer.explainability).toEqual(answer.reason_codes.map(({ text }) => text));
  const caps = answer.limit_caps.map(({ limit }) => limit.value);
  expect(answer.proposed_limit.value).toBeLessThanOrEqual(Math.min(Infinity, ...caps));
};

describe('the five fixed companies', () => {
  it.each([
    ['000000018', 'solid', 'accept'],
    ['000000026', 'too little data', 'refer'],
    ['000000034', 'cash falling', 'refuse'],
    ['000000042', 'in liquidation', 'refuse'],
    ['000000059', 'safeguard', 'request_guarantee'],
  ])('%s, %s: %s', async (siren, _, expected) => {
    expect((await scoreSiren(server(), siren)).decision).toBe(expected);
  });

  it('000000034 is refused for what its bank says first of all', async () => {
    const [decisive, first] = (await scoreSiren(server(), '000000034')).reason_codes;
    expect([decisive?.code, first?.code]).toEqual(['RISK_TOO_HIGH', 'CASH_FALLING']);
  });
});

describe('every sandbox company', () => {
  const named = ({ siren, vat, companyNumber, country }: (typeof sandboxCompanies)[number]) => {
    if (siren !== undefined) return { siren };
    return vat === undefined ? { company_number: companyNumber, country } : { vat };
  };

  it.each(sandboxCompanies.map((company) => [company.key, company.name, company] as const))(
    '%s %s gets a decision that its facts allow, with points that add up',
    async (key, _, company) => {
      const answer = await askScore(server(), { company: named(company) });
      expect(answer.company.key).toBe(key);
      expectSound(answer);
      expect(company.expected ?? [answer.decision]).toContain(answer.decision);
    },
  );
});

describe('what a request may carry', () => {
  it('a name that fits one company decides about it, and says how sure the match is', async () => {
    const answer = await askScore(server(), { company: { name: 'Verrerie des Monts' } });
    expect(answer.company).toMatchObject({ siren: SOLID, match: { by: 'name' } });
  });

  it('a French VAT number or SIRET means the company of its SIREN', async () => {
    for (const company of [{ vat: 'FR66000000018' }, { siret: '00000001800010' }, { siren: '000 000 018' }]) {
      expect((await askScore(server(), { company })).company.key).toBe('FR:000000018');
    }
  });

  it('an amount that is asked for bounds the limit', async () => {
    const answer = await scoreSiren(server(), SOLID, { requested_amount: { value: 199.9, currency: 'EUR' } });
    expect(answer.proposed_limit).toEqual({ value: 199.9, currency: 'EUR' });
    expect(answer.limit_bound_by).toBe('need');
  });

  it('terms that are asked for are never made longer', async () => {
    const answer = await scoreSiren(server(), SOLID, { payment_terms_days: 10 });
    expect(answer.payment_terms_days).toBeLessThanOrEqual(10);
  });

  it('stated accounts and invoices stand among the sources as one source, request', async () => {
    const answer = await scoreSiren(server(), '000000026', {
      financials: {
        closed_on: '2026-06-30',
        currency: 'EUR',
        turnover: 500_000,
        equity: 90_000,
        total_assets: 200_000,
      },
      payments: [{ due_on: '2026-10-01', paid_on: '2026-10-03', amount: { value: 1200, currency: 'EUR' } }],
    });
    const stated = answer.sources.filter(({ name }) => name === 'request');
    expect(stated).toMatchObject([{ status: 'ok', as_of: answer.decided_at }]);
  });

  it('stated accounts that cannot be right are answered and recorded, and the answer says what is wrong', async () => {
    const financials = {
      closed_on: '2026-06-30',
      currency: 'EUR',
      turnover: 500_000,
      previous_turnover: 470_000,
      pre_tax_result: 21_000,
      equity: 90_000,
      total_liabilities: 90_000,
      total_assets: 200_000,
    };
    const answer = await scoreSiren(server(), '000000026', { financials });
    expect(answer.decision).toBe('refer');
    expect(answer.reason_codes.find(({ code }) => code === 'ACCOUNTS_IMPLAUSIBLE')).toMatchObject({
      direction: 'down',
      source: 'request',
      as_of: '2026-06-30',
      text: expect.stringContaining('equity and debts do not add up to total assets'),
    });
    const audit = await server().ask('GET', `/v1/score/${answer.id}/audit`);
    expect(JSON.stringify(audit.json)).toContain('"previousTurnover":47000000');
    const sound = await scoreSiren(server(), '000000026', {
      financials: { ...financials, total_liabilities: 110_000 },
    });
    expect(sound.reason_codes.map(({ code }) => code)).not.toContain('ACCOUNTS_IMPLAUSIBLE');
  });

  it('bank tokens are answered with a bank connection that is not configured', async () => {
    const answer = await scoreSiren(server(), SOLID, { bank_data: ['token-1'] });
    expect(answer.sources).toContainEqual({
      name: 'bank-connection',
      status: 'not_configured',
      as_of: null,
      latency_ms: null,
    });
  });

  it('a byte order mark before the JSON and packed bodies are read', async () => {
    const raw = `\uFEFF${JSON.stringify({ company: { siren: SOLID } })}`;
    expect((await server().ask('POST', '/v1/score', { raw })).status).toBe(200);
    const headers = { 'content-type': 'application/vnd.api+json; charset=utf-8' };
    expect((await server().ask('POST', '/v1/score', { raw, headers })).status).toBe(200);
  });

  it('a body of exactly 64 kB is read', async () => {
    const body = JSON.stringify({ company: { siren: SOLID } });
    const answer = await server().ask('POST', '/v1/score', { raw: body.padEnd(64 * 1024) });
    expect(answer.status).toBe(200);
  });
});

describe('texts', () => {
  it.each([
    ['en', 'en-GB,en;q=0.9'],
    ['fr', 'fr-CA, en;q=0.5'],
    ['es', 'de, es;q=0.8, en;q=0.1'],
    ['pt', 'pt-BR'],
  ])('are in %s for Accept-Language %s, and only they differ', async (language, header) => {
    const { id } = await scoreSiren(server(), '000000034');
    const read = async (tag: string) =>
      (await server().ask('GET', `/v1/score/${id}`, { headers: { 'accept-language': tag } })).json as Score;
    const [plain, asked] = [await read('en'), await read(header)];
    expect(asked.reason_codes.map(({ code, points }) => [code, points])).toEqual(
      plain.reason_codes.map(({ code, points }) => [code, points]),
    );
    expect(asked.explainability).toEqual((await read(language)).explainability);
    expect(asked.explainability.join() === plain.explainability.join()).toBe(language === 'en');
  });

  it('are in English for a language that nobody wrote', async () => {
    const answer = await askScore(server(), { company: { siren: SOLID } }, { headers: { 'accept-language': 'ja' } });
    expect(answer.explainability).toEqual((await scoreSiren(server(), SOLID)).explainability);
  });
});
