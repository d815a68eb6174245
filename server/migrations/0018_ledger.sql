-- A tenant's own invoices to its customers, as its CRM or ERP reports them: how they pay is a source of its own.
create table ledger_invoices (
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  crm text not null,
  invoice_id text not null,
  account_id text not null,
  -- Null until the account's company is known.
  company_key text,
  issued_on date not null,
  due_on date not null,
  paid_on date,
  -- Negative for a credit note.
  amount_minor bigint not null,
  open_minor bigint not null,
  currency text not null,
  disputed boolean not null default false,
  updated_at timestamptz not null,
  primary key (tenant_id, crm, invoice_id)
);
create index ledger_invoices_by_company on ledger_invoices (tenant_id, company_key);
create index ledger_invoices_by_account on ledger_invoices (tenant_id, crm, account_id);
-- Time alone makes an open invoice late: each minute those that have just become so are looked for.
create index ledger_invoices_overdue on ledger_invoices (due_on) where open_minor > 0 and not disputed;
create index ledger_invoices_settled on ledger_invoices (coalesce(paid_on, (updated_at at time zone 'UTC')::date))
  where open_minor = 0;

-- When each CRM's ledger was last heard of, changed or not: silence for long says nothing of what is still open.
create table ledger_feeds (
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  crm text not null,
  heard_at timestamptz not null,
  primary key (tenant_id, crm)
);

do $$
declare
  name text;
begin
  foreach name in array array['ledger_invoices', 'ledger_feeds'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy tenant_rows on %I using (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))'
      ' with check (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))', name);
    execute format('create policy system_rows on %I to creditline_system using (true) with check (true)', name);
    execute format('grant select, insert, update on %I to creditline_app', name);
  end loop;
end $$;
grant delete on ledger_invoices to creditline_app;
grant select, delete on ledger_invoices to creditline_system;
