import { sandboxCompanies } from '@creditline/source-sandbox';
import { expect, it } from 'vitest';
import { scoreSiren, SOLID } from '../../../harness/answers.ts';
import { openTestDatabase } from '../../../harness/database.ts';
import { rowCounts } from '../../../harness/row-counts.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();
const replay = async (id: string) => (await server().ask('POST', `/v1/score/${id}/replay`)).json;

/** The table that answers are read from, changed beside the chain. */
const forge = async (id: string, from: string, to: string): Promise<void> => {
  const { pool } = await openTestDatabase('embedded');
  const client = await pool.connect();
  try {
    await client.query(
      "begin; set local session_replication_role = 'replica'; alter table decisions no force row level security",
    );
    const { rowCount } = await client.query(
      'update decisions set body = replace(body, $2, $3) where id = $1 and position($2 in body) > 0',
      [id, from, to],
    );
    await client.query('alter table decisions force row level security; commit');
    expect(rowCount).toBe(1);
  } finally {
    client.release();
  }
};

/** What somebody with every right on the database could do: switch the guard off and write. */
const tamper = async (sequence: number, from: string, to: string): Promise<void> => {
  const { pool } = await openTestDatabase('embedded');
  const client = await pool.connect();
  try {
    await client.query(
      "begin; set local session_replication_role = 'replica'; alter table audit_log no force row level security",
    );
    const { rowCount } = await client.query(
      'update audit_log set body = replace(body, $3, $4) where tenant_id = $1 and sequence = $2 and position($3 in body) > 0',
      [server().tenantId, sequence, from, to],
    );
    await client.query('alter table audit_log force row level security; commit');
    expect(rowCount).toBe(1);
  } finally {
    client.release();
  }
};

it.each(sandboxCompanies.filter(({ siren }) => siren !== undefined).map(({ siren, name }) => [siren!, name]))(
  'makes the decision about %s %s again, identical to the byte',
  async (siren) => {
    const { id, audit } = await scoreSiren(server(), siren);
    expect(await replay(id)).toMatchObject({ identical: true, differences: [], ...audit });
  },
);

it('writes nothing', async () => {
  const { id } = await scoreSiren(server(), SOLID);
  const before = await rowCounts(server().context, server().tenantId);
  await replay(id);
  expect(await rowCounts(server().context, server().tenantId)).toEqual(before);
});

it('shows at its path what somebody changed in the recorded decision', async () => {
  const { id, score, audit } = await scoreSiren(server(), SOLID);
  await tamper(audit.sequence, `"score":${score}`, `"score":${score + 1}`);
  const again = (await replay(id)) as { identical: boolean; differences: readonly unknown[] };
  expect(again.identical).toBe(false);
  expect(again.differences).toContainEqual({ path: 'assessment.score', recorded: score + 1, replayed: score });
});

it('shows that the stored answer is not the recorded decision, though the record itself is sound', async () => {
  const { id } = await scoreSiren(server(), '000000042');
  await forge(id, '"outcome":"refuse"', '"outcome":"accept"');
  expect(await replay(id)).toMatchObject({
    identical: false,
    differences: [{ path: 'answered.outcome', recorded: 'refuse', replayed: 'accept' }],
  });
});

it('shows that a fact was changed after the decision', async () => {
  const { id, audit, decision } = await scoreSiren(server(), '000000042');
  expect(decision).toBe('refuse');
  await tamper(audit.sequence, '"kind":"proceedings.opened"', '"kind":"proceedings.closed"');
  const again = (await replay(id)) as { identical: boolean; differences: readonly { path: string }[] };
  expect(again.identical).toBe(false);
  expect(again.differences.map(({ path }) => path)).toContain('reasons.0.code');
});
