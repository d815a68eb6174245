import type { DecisionRecord } from '@creditline/core';
import { expect, it } from 'vitest';
import { scoreSiren, SOLID } from '../../../harness/answers.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

type Audit = {
  readonly sequence: number;
  readonly hash: string;
  readonly previous_hash: string;
  readonly record: DecisionRecord;
  readonly policy: { readonly id: string };
  readonly scorecard: { readonly id: string };
};
const auditOf = async (id: string) => (await server().ask('GET', `/v1/score/${id}/audit`)).json as Audit;

it('holds every fact that was used, each with its source and date', async () => {
  const made = await scoreSiren(server(), SOLID, {
    financials: { closed_on: '2026-06-30', currency: 'EUR', turnover: 1 },
    requested_amount: { value: 12_345.67, currency: 'EUR' },
    product: 'bottles',
  });
  const { record, sequence, hash } = await auditOf(made.id);
  expect({ sequence, hash }).toEqual(made.audit);
  expect(record.input.product).toBe('bottles');
  const asked = made.sources.filter(({ status }) => status === 'ok').map(({ name }) => name);
  expect([...new Set(record.input.answers.map(({ source }) => source))].toSorted()).toEqual(asked.toSorted());
  for (const answer of record.input.answers) {
    expect(Date.parse(answer.fetchedAt)).not.toBeNaN();
    for (const fact of answer.signals) {
      expect(fact.source).toBe(answer.source);
      expect(fact.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  }
  expect(record.input.need).toEqual({ minor: 1_234_567, currency: 'EUR' });
  const cited = made.reason_codes.flatMap(({ source }) => (source === null ? [] : [source]));
  expect(cited.filter((source) => !asked.includes(source))).toEqual([]);
});

it('holds the scorecard and the policy that were applied, and the version of the code', async () => {
  const made = await scoreSiren(server(), SOLID);
  const { record, scorecard, policy } = await auditOf(made.id);
  expect(scorecard.id).toBe(made.model.id);
  expect(policy.id).toBe(made.policy.id);
  expect(record.codeVersion).toBe(server().context.version);
  expect(record.decision.id).toBe(made.id);
});

it('is chained: each record names the hash of the one before it', async () => {
  const first = await scoreSiren(server(), SOLID);
  const second = await scoreSiren(server(), SOLID);
  expect((await auditOf(second.id)).previous_hash).toBe(first.audit.hash);
  expect(second.audit.sequence).toBe(first.audit.sequence + 1);
});

it('holds no secret of the request', async () => {
  const made = await scoreSiren(server(), SOLID, { bank_data: ['bank-token-that-is-secret'] });
  const text = JSON.stringify(await auditOf(made.id));
  expect(text).not.toContain('bank-token-that-is-secret');
  expect(text).not.toContain(server().key);
});
