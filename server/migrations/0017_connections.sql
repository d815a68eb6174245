-- A tenant's installed CRM: where the server writes to, and with which key. One per tenant and CRM.
create table connections (
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  crm text not null,
  -- Another one each time that it is made anew: what was learnt of the former one no longer counts.
  id text not null,
  base_url text not null,
  database text not null,
  -- A copy of a database has another one: what a copy asks, and what would be written into one, is refused.
  database_uuid text not null,
  series text not null,
  login text not null,
  -- Sealed with a key derived from the server's own secret.
  sealed_key text not null,
  company_name text,
  addon_version text,
  -- paused: the CRM refused the key, or is not as it was when it was connected. copied: it says that it is a copy.
  state text not null default 'active' check (state in ('active', 'paused', 'copied')),
  created_at timestamptz not null,
  verified_at timestamptz not null,
  last_error text,
  last_error_at timestamptz,
  primary key (tenant_id, crm)
);

alter table connections enable row level security;
alter table connections force row level security;
create policy tenant_rows on connections using (tenant_id = nullif(current_setting('app.tenant', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant', true), ''));
create policy system_rows on connections to creditline_system using (true) with check (true);
grant select, insert, update, delete on connections to creditline_app;
grant select on connections to creditline_system;

-- The key that took this one's place. It may take it again while the new one was never used: its answer may have been lost.
alter table api_keys add column replaced_by text;
