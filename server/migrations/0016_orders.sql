-- The gate on orders: what is reserved for a moment, what the ERPs last reported, and who released what.

-- An amount that an order was promised, until the ERP counts the order itself or the time is over. Nothing has to end it:
-- past `until` it counts no more. crm is '' where the caller named the company and no account.
create table order_reservations (
  id text primary key,
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  -- The company's key, or '@' crm ':' account id while the account's company is not known.
  holder text not null,
  crm text not null,
  account_id text,
  order_id text,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  reserved_at timestamptz not null,
  until timestamptz not null,
  ended_at timestamptz
);
-- An order has one reservation: asked again it takes the place of its own.
create unique index order_reservations_once on order_reservations (tenant_id, crm, order_id) where ended_at is null;
create index order_reservations_open on order_reservations (tenant_id, holder, until) where ended_at is null;
create index order_reservations_by_end on order_reservations (until);

-- What an account owes and has ordered, as its ERP said last. account_id is the company's key where crm is ''.
create table reported_exposures (
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  crm text not null,
  account_id text not null,
  company_key text not null,
  open_minor bigint not null,
  open_currency text not null,
  ordered_minor bigint not null,
  ordered_currency text not null,
  reported_at timestamptz not null,
  primary key (tenant_id, crm, account_id)
);
create index reported_exposures_by_company on reported_exposures (tenant_id, company_key);
create index reported_exposures_by_time on reported_exposures (reported_at);

-- A person's word against the limit. Persons are {id, name} as the CRM knows them: personal.
create table overrides (
  id text primary key,
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  -- Null while the account's company is not known.
  company_key text,
  crm text not null,
  account_id text,
  order_id text,
  state text not null default 'requested' check (state in ('requested', 'approved', 'refused', 'ended')),
  requested_minor bigint not null check (requested_minor > 0),
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  reason text not null,
  requested_by jsonb not null,
  requested_at timestamptz not null,
  -- The last day, in the tenant's time zone.
  ends_on date,
  -- Who approved or refused it.
  settled_by jsonb,
  settled_at timestamptz,
  settled_note text,
  -- True when it was approved although the company was refused.
  covers_refusal boolean not null default false,
  ended_by jsonb,
  ended_at timestamptz,
  ended_note text,
  check (company_key is not null or account_id is not null),
  check (state = 'requested' or settled_by is not null or ended_by is not null),
  check (state <> 'approved' or ends_on is not null)
);
create index overrides_by_time on overrides (tenant_id, requested_at desc, id desc);
create index overrides_by_company on overrides (tenant_id, company_key) where state = 'approved';
create index overrides_by_account on overrides (tenant_id, crm, account_id) where state = 'approved' and company_key is null;

do $$
declare
  name text;
begin
  foreach name in array array['order_reservations', 'reported_exposures', 'overrides'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy tenant_rows on %I using (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))'
      ' with check (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))', name);
    execute format('create policy system_rows on %I to creditline_system using (true) with check (true)', name);
    execute format('grant select, insert, update on %I to creditline_app', name);
    execute format('grant select, delete on %I to creditline_system', name);
  end loop;
end $$;
