import type { Signal } from '@creditline/core';
import { describe, expect, it } from 'vitest';
import { askScore, decidedCard, scoreSiren, sendEvent, SOLID, type Score } from '../harness/answers.ts';
import { fakeSource } from '../harness/fake-source.ts';
import { faultsIn, readDocument } from '../harness/openapi.ts';
import { useServer } from '../harness/use-server.ts';

// Provenance: written by hand; a company of which the register and the gazette say all that they know.
const day = new Date().toISOString().slice(0, 10);
const statement: Signal = {
  kind: 'accounts.statement',
  source: 'register',
  asOf: day,
  value: {
    closedOn: day,
    months: 12,
    currency: 'EUR',
    turnover: 90_000_000,
    previousTurnover: 88_000_000,
    operatingResult: 6_000_000,
    preTaxResult: 5_800_000,
    netResult: 4_300_000,
    totalAssets: 60_000_000,
    currentAssets: 35_000_000,
    inventory: 8_000_000,
    receivables: 15_000_000,
    cash: 12_000_000,
    equity: 30_000_000,
    intangibles: 1_000_000,
    totalLiabilities: 30_000_000,
    currentLiabilities: 18_000_000,
    financialDebt: 9_000_000,
    interestExpense: 200_000,
    depreciation: 2_000_000,
    retainedEarnings: 20_000_000,
  },
};
const register = fakeSource({
  name: 'register',
  groups: ['registry', 'accounts'],
  facts: () => [
    { kind: 'company.status', value: 'active', source: 'register', asOf: day },
    { kind: 'company.created', value: '2001-02-03', source: 'register', asOf: day },
    { kind: 'company.staff', value: { min: 50 }, source: 'register', asOf: day },
    { kind: 'company.sector', value: '2313', source: 'register', asOf: day },
    statement,
  ],
});
const gazette = fakeSource({
  name: 'gazette',
  groups: ['notices'],
  freshForMs: 0,
  facts: () => [{ kind: 'notices.searched', value: 0, source: 'gazette', asOf: day }],
});

const sandbox = useServer();
const server = useServer({ sources: [register.source, gazette.source] });

describe('the source that would add most to a score', () => {
  it('is named, with the same words when the decision is read again', async () => {
    const made = await scoreSiren(sandbox(), '000000109');
    expect(made.would_add_most).toEqual({
      group: 'accounts',
      label: 'Annual accounts',
      text: 'Annual accounts would narrow the estimate most.',
    });
    const read = (await sandbox().ask('GET', `/v1/score/${made.id}`)).json as Score;
    expect(read.would_add_most).toEqual(made.would_add_most);
  });

  it('is described by the OpenAPI document, named and null, in scores and on cards', async () => {
    const document = await readDocument(sandbox());
    for (const siren of ['000000109', SOLID]) {
      await sendEvent(sandbox(), { account: { id: siren, siren } });
      const card = await decidedCard(sandbox(), siren);
      const score = await scoreSiren(sandbox(), siren);
      const described = [
        ['/v1/score', 'post', score],
        ['/v1/crms/{crm}/accounts/{accountId}/card', 'get', card],
      ] as const;
      for (const [path, method, body] of described) {
        const operation = document.paths[path]![method]!;
        expect(faultsIn(document, { operation, status: 200, body })).toEqual([]);
        const { would_add_most: _most, ...without } = body;
        expect(faultsIn(document, { operation, status: 200, body: without })).not.toEqual([]);
      }
    }
  });

  it('asks for better accounts where there are some that nobody confirmed', async () => {
    const figures = { turnover: 500_000, equity: 90_000, total_assets: 200_000 };
    const financials = { closed_on: '2026-06-30', currency: 'EUR', ...figures };
    const stated = await scoreSiren(sandbox(), '000000109', { financials });
    expect(stated.would_add_most).toEqual({
      group: 'accounts',
      label: 'Annual accounts',
      text: 'More recent, more complete or confirmed accounts would narrow the estimate most.',
    });
  });

  it('is null where all is there, and where a fact refused the company', async () => {
    for (const siren of [SOLID, '000000042']) {
      expect((await scoreSiren(sandbox(), siren)).would_add_most).toBeNull();
    }
  });

  it('is never one that was asked and knows no more: linked companies are not asked of the customer', async () => {
    const { would_add_most: most, sources } = await scoreSiren(sandbox(), '000000125');
    expect(['ok', 'cached']).toContain(sources.find(({ name }) => name === 'sandbox-links')?.status);
    expect(most?.group).not.toBe('links');
  });

  it.each([
    ['fr', 'Comptes annuels', 'Des comptes annuels affineraient le plus l’estimation.'],
    ['es', 'Cuentas anuales', 'Unas cuentas anuales serían lo que más acotaría la estimación.'],
    ['pt', 'Contas anuais', 'As contas anuais seriam o que mais estreitaria a estimativa.'],
  ])('is in the language that is asked for: %s', async (language, label, text) => {
    const headers = { 'accept-language': language };
    const answer = await askScore(sandbox(), { company: { siren: '000000109' } }, { headers });
    expect(answer.would_add_most).toEqual({ group: 'accounts', label, text });
  });
});

describe('where two registers are all there is', () => {
  it('names invoices where no bank can be connected, although bank data would say more', async () => {
    const { would_add_most: most, confidence } = await scoreSiren(server(), SOLID);
    expect(confidence).toBeGreaterThan(0.9);
    expect(most).toMatchObject({ group: 'payments', text: 'A payment history would narrow the estimate most.' });
  });

  it('records what could be had, so that the decision is replayed with it', async () => {
    const { id } = await scoreSiren(server(), SOLID);
    const { record } = (await server().ask('GET', `/v1/score/${id}/audit`)).json as {
      record: { input: { obtainable: unknown }; decision: { assessment: { wouldAddMost: unknown } } };
    };
    expect(record.input.obtainable).toEqual(['accounts', 'payments']);
    expect(record.decision.assessment.wouldAddMost).toBe('payments');
    const replayed = await server().ask('POST', `/v1/score/${id}/replay`);
    expect(replayed.json).toMatchObject({ identical: true, differences: [] });
  });

  it('adds what a source that did not answer gives to what could be had', async () => {
    gazette.fail();
    const { id } = await scoreSiren(server(), '000000026');
    const { record } = (await server().ask('GET', `/v1/score/${id}/audit`)).json as {
      record: { input: { obtainable: unknown } };
    };
    expect(record.input.obtainable).toEqual(['notices', 'accounts', 'payments']);
  });
});
