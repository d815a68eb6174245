-- The sandbox's own side: the tasks that its CRM holds, and what happened to fictitious companies. Empty in live mode.

-- A task as a CRM keeps it, found again by the key that we gave it.
create table sandbox_tasks (
  id bigint generated always as identity primary key,
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  key text not null,
  account_id text not null,
  subject text not null,
  body text not null,
  owner text,
  due_on date not null,
  priority text not null check (priority in ('high', 'normal', 'low')),
  link text,
  state text not null default 'open' check (state in ('open', 'done')),
  -- A list of {at, text}, oldest first.
  comments jsonb not null default '[]',
  created_at timestamptz not null,
  closed_at timestamptz,
  unique (tenant_id, key)
);
create index sandbox_tasks_by_account on sandbox_tasks (tenant_id, account_id, created_at desc, id desc);

-- What a tenant let happen to a fictitious company, in the order of `position`: its sources tell of it from then on.
create table sandbox_happenings (
  position bigint generated always as identity primary key,
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  id text not null,
  company_key text not null,
  event text not null check (event in (
    'liquidation_opened', 'safeguard_opened', 'cash_falls', 'payment_incident', 'accounts_filed', 'recovered'
  )),
  happened_at timestamptz not null,
  unique (tenant_id, id)
);
create index sandbox_happenings_by_company on sandbox_happenings (tenant_id, company_key, position);

do $$
declare
  name text;
begin
  foreach name in array array['sandbox_tasks', 'sandbox_happenings'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy tenant_rows on %I using (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))'
      ' with check (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))', name);
    execute format('create policy system_rows on %I to creditline_system using (true) with check (true)', name);
    execute format('grant select, insert, update on %I to creditline_app', name);
    execute format('grant select on %I to creditline_system', name);
  end loop;
end $$;
-- A happening and the notice of it are stored in one transaction, which is across tenants as notices are.
grant insert on sandbox_happenings to creditline_system;
