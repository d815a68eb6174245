-- The tables. Every row belongs to a tenant; tenant_id fills itself from the transaction's setting app.tenant.
-- Roles creditline_app and creditline_system exist already: they belong to the cluster, not to this database.

create table tenants (
  id text primary key check (id ~ '^[A-Za-z0-9_.:-]{1,64}$'),
  name text not null,
  language text not null,
  created_at timestamptz not null default now()
);

create table api_keys (
  id text primary key,
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  prefix text not null unique,
  hmac text not null,
  scopes text[] not null,
  name text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz
);
create index api_keys_by_tenant on api_keys (tenant_id, created_at);

create table accounts (
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  crm text not null,
  account_id text not null,
  fields jsonb not null,
  company_key text,
  state text not null default 'assessing' check (state in ('assessing', 'decided', 'choose_company', 'failed')),
  problem jsonb,
  candidates jsonb,
  decision_id text,
  owner text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, crm, account_id)
);
create index accounts_by_company on accounts (tenant_id, company_key) where company_key is not null;
create index accounts_by_update on accounts (tenant_id, crm, updated_at desc);

-- The latest answer of each source about each company; older ones live on in the audit records that used them.
create table source_answers (
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  company_key text not null,
  source text not null,
  found boolean not null,
  signals jsonb not null,
  fetched_at timestamptz not null,
  primary key (tenant_id, company_key, source)
);

create table decisions (
  id text primary key,
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  company_key text not null,
  crm text,
  account_id text,
  score integer not null,
  grade text not null,
  outcome text not null,
  limit_minor bigint not null,
  currency text not null,
  body text not null,
  units_consumed integer not null,
  decided_at timestamptz not null,
  expires_at timestamptz not null,
  audit_sequence bigint not null,
  audit_hash text not null
);
create index decisions_by_company on decisions (tenant_id, company_key, decided_at desc, audit_sequence desc);

create table outbox (
  id bigint generated always as identity primary key,
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  topic text not null,
  payload jsonb not null,
  dedupe_key text,
  created_at timestamptz not null default now(),
  available_at timestamptz not null default now(),
  attempts integer not null default 0,
  last_error text,
  done_at timestamptz,
  dead_at timestamptz,
  unique (tenant_id, topic, dedupe_key)
);
create index outbox_open on outbox (available_at, id) where done_at is null and dead_at is null;

create table inbox (
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  origin text not null,
  event_id text not null,
  received_at timestamptz not null default now(),
  raw text not null,
  primary key (tenant_id, origin, event_id)
);

create table idempotency_keys (
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  key text not null,
  request_sha256 text not null,
  status integer not null,
  body text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, key)
);
create index idempotency_keys_by_expiry on idempotency_keys (expires_at);

-- Row-level security is forced, so that even the owner of the tables sees a tenant's rows only.
-- Without app.tenant the comparison is with null: no row is visible and none can be written.
do $$
declare
  name text;
begin
  foreach name in array array[
    'api_keys', 'accounts', 'source_answers', 'decisions', 'outbox', 'inbox', 'idempotency_keys'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy tenant_rows on %I using (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))'
      ' with check (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))', name);
  end loop;
end $$;

alter table tenants enable row level security;
alter table tenants force row level security;
create policy tenant_rows on tenants
  using (id = nullif(current_setting('app.tenant', true), ''))
  with check (id = nullif(current_setting('app.tenant', true), ''));

-- What is across tenants by nature: naming the tenant of a key, draining the outbox, forgetting old keys, replay by id.
create policy system_rows on tenants to creditline_system using (true) with check (true);
create policy system_rows on api_keys to creditline_system using (true) with check (true);
create policy system_rows on outbox to creditline_system using (true) with check (true);
create policy system_rows on idempotency_keys to creditline_system using (true) with check (true);
create policy system_rows on decisions for select to creditline_system using (true);

grant usage on schema public to creditline_app, creditline_system;
grant select, insert, update on tenants, api_keys, accounts, source_answers, outbox to creditline_app;
grant select, insert on decisions, inbox to creditline_app;
grant select, insert, update, delete on idempotency_keys to creditline_app;
grant select, insert, update on tenants, api_keys to creditline_system;
grant select, update, delete on outbox to creditline_system;
grant select, delete on idempotency_keys to creditline_system;
grant select on decisions to creditline_system;
