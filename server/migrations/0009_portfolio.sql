-- Deciding about a whole portfolio again, and the money at risk in it.

-- One run over the watched companies in the order of their keys. cursor_key is the last one that is done: it moves in the
-- transaction that records the results up to it, so that a run which was cut short goes on without counting twice.
create table portfolio_rescores (
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  id text not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  filter jsonb not null,
  is_draft boolean not null,
  -- The changed companies are decided about for good afterwards.
  applies boolean not null,
  -- The day that all of them are decided for, and what with: bodies are in the audit log under these hashes.
  decided_at timestamptz not null,
  scorecard_sha256 text not null,
  policy_kind text not null check (policy_kind in ('policy', 'policy.draft')),
  policy_sha256 text not null,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  total integer,
  done integer not null default 0,
  chunks integer not null default 0,
  cursor_key text,
  -- Which outbox row goes on with it: each works for some seconds and orders the next one.
  part integer not null default 1,
  result jsonb,
  problem text,
  primary key (tenant_id, id)
);
create index portfolio_rescores_by_time on portfolio_rescores (tenant_id, created_at desc, id);

create table portfolio_rescore_changes (
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  rescore_id text not null,
  company_key text not null,
  body jsonb not null,
  primary key (tenant_id, rescore_id, company_key),
  foreign key (tenant_id, rescore_id) references portfolio_rescores (tenant_id, id) on delete cascade
);

do $$
declare
  name text;
begin
  foreach name in array array['portfolio_rescores', 'portfolio_rescore_changes'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy tenant_rows on %I using (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))'
      ' with check (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))', name);
    execute format('create policy system_rows on %I to creditline_system using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on %I to creditline_app', name);
    execute format('grant select on %I to creditline_system', name);
  end loop;
end $$;

-- Limit in force x probability of default, minor units. The probability is read back from the score (core/src/scoring/
-- probability-of-default.ts): 1 / (1 + exp((score - 261.4) / 86.56)).
alter table watched_companies add column at_risk_minor bigint generated always as (
  coalesce(round(limit_minor / (1 + exp((score - 261.4::double precision) / 86.56)))::bigint, 0)
) stored;
create index watched_companies_at_risk on watched_companies (tenant_id, limit_currency, at_risk_minor desc, company_key)
  where is_held or is_requested;
create index alerts_open on alerts (tenant_id, company_key) where closed_at is null;
