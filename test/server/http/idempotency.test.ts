import { describe, expect, it } from 'vitest';
import { SOLID } from '../../harness/answers.ts';
import { expectRefused } from '../../harness/refusal.ts';
import { rowCounts } from '../../harness/row-counts.ts';
import { useServer } from '../../harness/use-server.ts';

const server = useServer();
const body = { company: { siren: SOLID } };

const ask = (
  key: string,
  more: { readonly body?: unknown; readonly key?: string; readonly language?: string } = {},
) => {
  const language = more.language === undefined ? {} : { 'accept-language': more.language };
  const headers = { 'idempotency-key': key, ...language };
  return server().ask('POST', '/v1/score', {
    body,
    headers,
    ...(more.body === undefined ? {} : { body: more.body }),
    ...(more.key === undefined ? {} : { key: more.key }),
  });
};

const counts = (tenantId = server().tenantId) => rowCounts(server().context, tenantId);

describe('the same key with the same body', () => {
  it('gives the same bytes, one decision and one audit record', async () => {
    const first = await ask('again');
    const before = await counts();
    const second = await ask('again');
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.text).toBe(first.text);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(await counts()).toEqual(before);
  });

  it('gives the answer as it was given, whatever language is asked for now', async () => {
    const first = await ask('language', { language: 'fr' });
    expect((await ask('language', { language: 'en' })).text).toBe(first.text);
  });

  it('sent twenty times at once makes one decision, and everybody gets its bytes', async () => {
    const { key, tenantId } = await server().newTenant();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('burst', { key })));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    // Who decided says nothing, and everybody else that the answer was given before.
    expect(answers.filter(({ headers }) => headers.get('idempotent-replayed') === null)).toHaveLength(1);
    // Two of the audit records are the scorecard and the policy.
    expect(await counts(tenantId)).toMatchObject({ decisions: 1, audit_log: 3, events: 1, idempotency_keys: 1 });
  });
});

describe('the same key with another body', () => {
  it('is refused, and writes nothing', async () => {
    await ask('reused');
    const request = { method: 'POST', path: '/v1/score', headers: { 'idempotency-key': 'reused' } };
    await expectRefused(server(), { ...request, body: { ...body, force: true } }, 'idempotency_key_reused');
    // The same company in other bytes is another body: what was promised is the same answer for the same bytes.
    await expectRefused(server(), { ...request, raw: JSON.stringify(body, null, 1) }, 'idempotency_key_reused');
  });

  it('sent at once: one body wins, every other one is refused', async () => {
    const { key, tenantId } = await server().newTenant();
    const bodies = Array.from({ length: 8 }, (_, at) => ({ ...body, payment_terms_days: at }));
    const answers = await Promise.all(bodies.map((sent) => ask('race', { key, body: sent })));
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual([
      '200',
      ...Array.from({ length: 7 }, () => '422'),
    ]);
    expect(await counts(tenantId)).toMatchObject({ decisions: 1, idempotency_keys: 1 });
  });
});

describe('a key', () => {
  it.each([
    ['with a space', 'a b'],
    ['that is empty', ''],
    ['of 256 characters', 'k'.repeat(256)],
    ['with a letter beyond ASCII', 'cl\u00e9'],
  ])('%s is refused and named', async (_, key) => {
    const headers = { 'idempotency-key': key };
    const request = { method: 'POST', path: '/v1/score', body, headers };
    const problem = await expectRefused(server(), request, 'idempotency_key_invalid');
    expect(problem.errors?.map(({ field }) => field)).toEqual(['Idempotency-Key']);
  });

  it('of 255 characters is taken', async () => {
    expect((await ask('k'.repeat(255))).status).toBe(200);
  });

  it('of another tenant is another key', async () => {
    const { key } = await server().newTenant();
    const mine = await ask('shared');
    const theirs = await ask('shared', { key, body: { company: { siren: '000000026' } } });
    expect([mine.status, theirs.status]).toEqual([200, 200]);
    expect(theirs.text).not.toBe(mine.text);
  });

  it('is kept only with a decision: after a refusal it can be used for a right body', async () => {
    const { key, tenantId } = await server().newTenant();
    expect((await ask('mended', { key, body: { company: { siren: '000000019' } } })).status).toBe(422);
    expect((await ask('mended', { key, body: { company: { siren: '552032534' } } })).status).toBe(404);
    expect(await counts(tenantId)).toMatchObject({ idempotency_keys: 0 });
    expect((await ask('mended', { key })).status).toBe(200);
  });

  it('is not needed: without one each request makes a decision', async () => {
    const { key, tenantId } = await server().newTenant();
    for (const _ of [1, 2]) await server().ask('POST', '/v1/score', { body, key });
    expect(await counts(tenantId)).toMatchObject({ decisions: 2, idempotency_keys: 0 });
  });
});
