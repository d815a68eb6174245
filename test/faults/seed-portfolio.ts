import type { openPostgresql } from '../../server/src/database/postgresql.ts';
import { OWN, portfolioTemplates, TEMPLATE_RULES } from './portfolio-templates.ts';

type Pool = ReturnType<typeof openPostgresql>;

export type PortfolioSeed = {
  /** As the owner of the tables, past row-level security. */
  readonly pool: Pool;
  readonly tenantId: string;
  readonly companies: number;
  /** The day that all of them were decided on. */
  readonly decidedAt: string;
  /** Different companies in it; each is one of these with a number of its own. */
  readonly templates?: number;
  readonly log?: (line: string) => void;
};

/** Rows in one transaction. */
const BATCH = 25_000;

const TABLES = `
  create table seed_templates (
    place integer primary key, score integer, grade text, outcome text, limit_minor bigint, currency text,
    body text, audit_body text, answers jsonb
  );
  -- The check digit of a SIREN makes the Luhn sum of all nine a multiple of ten.
  create function seed_siren(p_number bigint) returns text language sql immutable as $$
    select eight || ((10 - (
      select sum(case when place % 2 = 0 then (2 * digit) / 10 + (2 * digit) % 10 else digit end)
      from (select place, substr(eight, place, 1)::int as digit from generate_series(1, 8) place) digits
    ) % 10) % 10)::text
    from (select lpad(p_number::text, 8, '0') as eight) number
  $$;
  -- The chain of append_audit (0002_audit.sql) for many records, with one update of the head instead of one for each.
  create procedure seed_chain(p_tenant text, p_from bigint, p_to bigint, p_decided_at timestamptz) language plpgsql as $$
  declare
    v_sequence bigint;
    v_previous text;
    v_hash text;
    v_sha256 text;
    v_body text;
    v_recorded_at timestamptz := date_trunc('milliseconds', p_decided_at);
    v_instant text := to_char(v_recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
    v_row record;
  begin
    select sequence, hash into strict v_sequence, v_previous from audit_heads where tenant_id = p_tenant for update;
    for v_row in
      select seed_siren(n) as siren, 'seed-' || n as id, t.* from generate_series(p_from, p_to) n
      join seed_templates t on t.place = n % (select count(*) from seed_templates)
    loop
      v_sequence := v_sequence + 1;
      v_body := replace(replace(v_row.audit_body, '${OWN.siren}', v_row.siren), '${OWN.decisionId}', v_row.id);
      v_sha256 := encode(sha256(convert_to(v_body, 'UTF8')), 'hex');
      v_hash := encode(sha256(convert_to(v_previous || E'\\n' || p_tenant || E'\\n' || v_sequence::text || E'\\n'
        || v_instant || E'\\n' || 'decision' || E'\\n' || v_sha256, 'UTF8')), 'hex');
      insert into audit_log (tenant_id, sequence, kind, body, body_sha256, previous_hash, hash, recorded_at)
        values (p_tenant, v_sequence, 'decision', v_body, v_sha256, v_previous, v_hash, v_recorded_at);
      insert into decisions (id, tenant_id, company_key, score, grade, outcome, limit_minor, currency, body,
          units_consumed, decided_at, expires_at, audit_sequence, audit_hash)
        values (v_row.id, p_tenant, 'FR:' || v_row.siren, v_row.score, v_row.grade, v_row.outcome, v_row.limit_minor,
          v_row.currency, replace(replace(v_row.body, '${OWN.siren}', v_row.siren), '${OWN.decisionId}', v_row.id), 0,
          p_decided_at, p_decided_at + interval '90 days', v_sequence, v_hash);
      v_previous := v_hash;
    end loop;
    update audit_heads set sequence = v_sequence, hash = v_previous where tenant_id = p_tenant;
  end $$;
`;

const DROP = `drop procedure seed_chain(text, bigint, bigint, timestamptz);
  drop function seed_siren(bigint); drop table seed_templates`;

const COMPANIES = `
  with rows as (
    select 'FR:' || seed_siren(n) as key, seed_siren(n) as siren, 'seed-' || n as id, t.*
    from generate_series($2::bigint, $3::bigint) n
    join seed_templates t on t.place = n % (select count(*) from seed_templates)
  ), answered as (
    insert into source_answers (tenant_id, company_key, source, found, signals, fetched_at)
    select $1, key, a ->> 'source', (a ->> 'found')::boolean, a -> 'signals', $4::timestamptz
    from rows cross join lateral jsonb_array_elements(answers) a
    on conflict do nothing
  )
  insert into watched_companies (tenant_id, company_key, identity, name, is_held, decision_id, score, grade, outcome,
    limit_minor, limit_currency, limit_decision_id, limit_since, limit_grade, watched_at, checked_at, due_at)
  select $1, key, jsonb_build_object('key', key, 'country', 'FR', 'siren', siren), 'Company ' || siren, true, id, score,
    grade, outcome, limit_minor, currency, id, $4::timestamptz, grade, $4::timestamptz, $4::timestamptz,
    $4::timestamptz + interval '90 days'
  from rows`;

/** First eight digits of the first company's SIREN; those of the others follow one after the other. */
export const FIRST_SEEDED = 50_000_000;

const prepare = async ({ pool, tenantId, decidedAt, templates = 500 }: PortfolioSeed): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query(TABLES);
    await client.query(
      `insert into seed_templates
       select (place - 1)::int, (t -> 'decision' ->> 'score')::int, t -> 'decision' ->> 'grade',
         t -> 'decision' ->> 'outcome', (t -> 'decision' ->> 'limitMinor')::bigint, t -> 'decision' ->> 'currency',
         t -> 'decision' ->> 'body', t ->> 'auditBody', t -> 'answers'
       from jsonb_array_elements($1::jsonb) with ordinality as e (t, place)`,
      [JSON.stringify(portfolioTemplates(templates, decidedAt))],
    );
    await client.query(
      "insert into tenants (id, name, language) values ($1, 'Portfolio', 'en') on conflict do nothing",
      [tenantId],
    );
    for (const { kind, body } of TEMPLATE_RULES) {
      await client.query('begin');
      await client.query("select set_config('app.tenant', $1, true)", [tenantId]);
      await client.query('select append_audit($1, $2)', [kind, body]);
      await client.query('commit');
    }
  } finally {
    client.release();
  }
};

/**
 * Fills a migrated PostgreSQL with watched companies as if each had been decided about: answers of sources, decision,
 * audit records in one valid chain, standing and limit in force. Made in the database from some hundred different
 * companies, so that a million takes minutes.
 */
export const seedPortfolio = async (seed: PortfolioSeed): Promise<void> => {
  const { pool, tenantId, companies, decidedAt, log = () => undefined } = seed;
  await prepare(seed);
  for (let done = 0; done < companies; done += BATCH) {
    const range = [tenantId, FIRST_SEEDED + done, FIRST_SEEDED + Math.min(companies, done + BATCH) - 1, decidedAt];
    const client = await pool.connect();
    try {
      await client.query('set statement_timeout = 0');
      // Neither needs the other's rows: the chain is one after the other, the rest is beside it.
      await Promise.all([client.query('call seed_chain($1, $2, $3, $4)', range), alone(pool, COMPANIES, range)]);
    } finally {
      client.release();
    }
    log(`seeded ${Math.min(companies, done + BATCH)} of ${companies}`);
  }
  await pool.query(DROP);
  await pool.query('analyze');
};

const alone = async (pool: Pool, statement: string, values: readonly unknown[]): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    await client.query(statement, [...values]);
  } finally {
    client.release();
  }
};
