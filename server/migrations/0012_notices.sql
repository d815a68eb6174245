-- What a source of private connections (a bank, an accounting package) calls a tenant's connection, and which company it
-- is. Several tenants may have connected the same; each hears of its own.
create table source_references (
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  source text not null,
  reference text not null,
  company_key text not null,
  created_at timestamptz not null,
  primary key (tenant_id, source, reference)
);
-- A notice finds its tenants by the reference alone.
create index source_references_by_reference on source_references (source, reference);

alter table source_references enable row level security;
alter table source_references force row level security;
create policy tenant_rows on source_references using (tenant_id = nullif(current_setting('app.tenant', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant', true), ''));
create policy system_rows on source_references to creditline_system using (true) with check (true);
grant select, insert, update, delete on source_references to creditline_app;
grant select on source_references to creditline_system;

-- How far each poller has read, and which process reads now: a lease ends by itself when that process dies. No tenant's
-- data: the system alone reads it.
create table poller_cursors (
  name text primary key,
  cursor jsonb not null default '{}',
  leased_until timestamptz,
  lease_id text,
  next_at timestamptz,
  failures integer not null default 0,
  last_error text,
  polled_at timestamptz,
  succeeded_at timestamptz
);
alter table poller_cursors enable row level security;
alter table poller_cursors force row level security;
create policy system_rows on poller_cursors to creditline_system using (true) with check (true);
grant select, insert, update on poller_cursors to creditline_system;

-- Handled notices are purged by when they came.
create index company_notices_handled on company_notices (received_at) where handled_at is not null;
