-- The watchlist, notices of sources, alerts, tasks, and what subscribers are told.

-- What a tenant chose; empty members mean the shipped values. Shape: server/src/tenant-settings.ts.
alter table tenants add column settings jsonb not null default '{}';

-- One row per watched company. It is watched while an account holds it or a subscriber asked for it.
-- decision_id is the standing decision: what the next one is compared with. limit_* is the limit in force.
create table watched_companies (
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  company_key text not null,
  identity jsonb not null,
  name text,
  is_held boolean not null default false,
  is_requested boolean not null default false,
  decision_id text,
  score integer,
  grade text,
  outcome text,
  limit_minor bigint,
  limit_currency text,
  limit_decision_id text,
  limit_since timestamptz,
  watched_at timestamptz not null,
  checked_at timestamptz,
  due_at timestamptz,
  paused_at timestamptz,
  snoozed_until timestamptz,
  primary key (tenant_id, company_key)
);
-- A notice finds the tenants that watch its company without reading anybody's portfolio.
create index watched_companies_by_key on watched_companies (company_key);
create index watched_companies_due on watched_companies (due_at) where paused_at is null;

-- What sources sent, once each, before it is known whom it concerns. No tenant's data: the system alone reads it.
create table notice_inbox (
  source text not null,
  event_id text not null,
  company_key text,
  event_at timestamptz not null,
  received_at timestamptz not null,
  raw text not null,
  primary key (source, event_id)
);
create index notice_inbox_received_at on notice_inbox (received_at);

-- A notice as it concerns one tenant's watched company. Handled by exactly one decision, or by none where the company
-- was watched no longer. Without signals it only says that the source has to be asked again.
create table company_notices (
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  source text not null,
  event_id text not null,
  company_key text not null,
  kind text not null,
  event_at timestamptz not null,
  received_at timestamptz not null,
  signals jsonb not null,
  decision_id text,
  handled_at timestamptz,
  primary key (tenant_id, source, event_id)
);
create index company_notices_open on company_notices (tenant_id, company_key, event_at) where handled_at is null;

create table alerts (
  id text primary key,
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  company_key text not null,
  rule_id text not null,
  cause text not null,
  crossing text not null,
  severity text not null check (severity in ('critical', 'high', 'medium')),
  delivery text not null check (delivery in ('at_once', 'daily_digest')),
  -- Delta and the fact behind it: RaisedAlert of core/src/monitoring/alert.ts.
  body jsonb not null,
  decision_id text not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_because text,
  closed_decision_id text,
  -- Of the tasks that tell of it, one per CRM; null until they were ordered.
  task_key text,
  -- The audit sequence of its last change: it grows in the order in which changes were committed.
  change_sequence bigint not null
);
create unique index alerts_once on alerts (tenant_id, company_key, cause, crossing) where closed_at is null;
create index alerts_by_company on alerts (tenant_id, company_key, opened_at desc);
create index alerts_by_change on alerts (tenant_id, change_sequence);
create index alerts_for_digest on alerts (tenant_id, opened_at)
  where closed_at is null and task_key is null and delivery = 'daily_digest';

-- A task in a CRM: for one alert (key = its id), or for the digest of a day and owner.
create table tasks (
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  key text not null,
  crm text not null,
  account_id text not null,
  kind text not null check (kind in ('alert', 'digest')),
  owner text,
  due_on date not null,
  created_at timestamptz not null,
  crm_task_id text,
  written_at timestamptz,
  close_requested_at timestamptz,
  closed_at timestamptz,
  primary key (tenant_id, crm, key)
);
create index tasks_by_account on tasks (tenant_id, crm, account_id, created_at desc);

-- What happened, in each company's own order; subscribers are told of it and can ask for what they missed.
create table company_sequences (
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  company_key text not null,
  sequence bigint not null,
  primary key (tenant_id, company_key)
);
create table events (
  id text primary key,
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  topic text not null,
  company_key text not null,
  sequence bigint not null,
  occurred_at timestamptz not null,
  data jsonb not null
);
create index events_by_company on events (tenant_id, company_key, sequence);
create index events_by_time on events (occurred_at);

create table webhook_endpoints (
  id text primary key,
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  url text not null,
  description text,
  topics text[] not null,
  -- Sealed with a key derived from the server's own secret; newest first, each with the end of its use.
  secrets jsonb not null,
  created_at timestamptz not null,
  disabled_at timestamptz,
  disabled_because text,
  failing_since timestamptz
);
create index webhook_endpoints_by_tenant on webhook_endpoints (tenant_id, created_at);

create table webhook_deliveries (
  tenant_id text not null default nullif(current_setting('app.tenant', true), '') references tenants (id),
  endpoint_id text not null references webhook_endpoints (id) on delete cascade,
  event_id text not null,
  created_at timestamptz not null,
  -- Counts of this round; a replay begins a new one.
  attempts integer not null default 0,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  last_status integer,
  last_error text,
  latency_ms integer,
  attempted_at timestamptz,
  next_attempt_at timestamptz,
  delivered_at timestamptz,
  primary key (tenant_id, endpoint_id, event_id)
);
create index webhook_deliveries_by_time on webhook_deliveries (tenant_id, endpoint_id, created_at desc);

do $$
declare
  name text;
begin
  foreach name in array array[
    'watched_companies', 'company_notices', 'alerts', 'tasks', 'company_sequences', 'events',
    'webhook_endpoints', 'webhook_deliveries'
  ] loop
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
grant delete on watched_companies, webhook_endpoints, webhook_deliveries to creditline_app;
grant insert, update on company_notices to creditline_system;
grant delete on company_notices, events, webhook_deliveries, tasks to creditline_system;
grant insert on outbox to creditline_system;
grant update (due_at) on watched_companies to creditline_system;

alter table notice_inbox enable row level security;
alter table notice_inbox force row level security;
create policy system_rows on notice_inbox to creditline_system using (true) with check (true);
grant select, insert, delete on notice_inbox to creditline_system;

-- In the tenant. Numbers each event in its company's order and orders its deliveries: p_events is a list of
-- {id, topic, company_key, occurred_at, data}. In the transaction of the change itself, so that none is lost or made up.
create function add_events(p_events jsonb) returns void
language plpgsql set search_path = public, pg_temp as $$
declare
  v_event record;
  v_sequence bigint;
begin
  for v_event in
    select * from jsonb_to_recordset(p_events)
      as e (id text, topic text, company_key text, occurred_at timestamptz, data jsonb)
  loop
    insert into company_sequences as s (company_key, sequence) values (v_event.company_key, 1)
      on conflict (tenant_id, company_key) do update set sequence = s.sequence + 1
      returning s.sequence into v_sequence;
    insert into events (id, topic, company_key, sequence, occurred_at, data)
      values (v_event.id, v_event.topic, v_event.company_key, v_sequence, v_event.occurred_at, v_event.data);
    with told as (
      insert into webhook_deliveries (endpoint_id, event_id, created_at, next_attempt_at)
        select w.id, v_event.id, v_event.occurred_at, v_event.occurred_at from webhook_endpoints w
        where w.disabled_at is null and v_event.topic = any (w.topics)
        returning endpoint_id, event_id
    )
    insert into outbox (topic, payload, dedupe_key, available_at)
      select 'deliver-webhook', jsonb_build_object('endpointId', endpoint_id, 'eventId', event_id),
        endpoint_id || ':' || event_id, v_event.occurred_at
      from told;
  end loop;
end $$;
revoke all on function add_events(jsonb) from public;
grant execute on function add_events(jsonb) to creditline_app;

-- In the system. Stores notices once each and orders the reassessment of every tenant's company that one concerns:
-- p_notices is a list of {source, event_id, company_key, kind, event_at, received_at, signals, raw}. p_tenant narrows it
-- to one tenant, where the notice is that tenant's own. Answers how many were new and how many companies they concern.
create function receive_notices(p_notices jsonb, p_tenant text, out received integer, out concerned integer)
language plpgsql set search_path = public, pg_temp as $$
begin
  with given as (
    select distinct on (n.source, n.event_id) n.*
    from jsonb_to_recordset(p_notices) as n (
      source text, event_id text, company_key text, kind text, event_at timestamptz, received_at timestamptz,
      signals jsonb, raw text
    )
  ), fresh as (
    insert into notice_inbox (source, event_id, company_key, event_at, received_at, raw)
      select case when p_tenant is null then source else source || '@' || p_tenant end,
        event_id, company_key, event_at, received_at, raw from given
      order by 1, 2
      on conflict do nothing returning source, event_id
  ), concerns as (
    insert into company_notices (tenant_id, source, event_id, company_key, kind, event_at, received_at, signals)
      select w.tenant_id, g.source, g.event_id, g.company_key, g.kind, g.event_at, g.received_at, g.signals
      from fresh f
      join given g on g.event_id = f.event_id
        and f.source = case when p_tenant is null then g.source else g.source || '@' || p_tenant end
      join watched_companies w on w.company_key = g.company_key and (p_tenant is null or w.tenant_id = p_tenant)
      where w.is_held or w.is_requested
      on conflict do nothing returning tenant_id, source, event_id, company_key, received_at
  ), ordered as (
    insert into outbox (tenant_id, topic, payload, dedupe_key, available_at)
      select tenant_id, 'reassess-company',
        jsonb_build_object('companyKey', company_key, 'because', jsonb_build_object('is', 'notice', 'source', source, 'eventId', event_id)),
        'notice:' || source || ':' || event_id, received_at
      from concerns on conflict (tenant_id, topic, dedupe_key) do nothing returning 1
  )
  select (select count(*) from fresh), (select count(*) from ordered) into received, concerned;
end $$;
revoke all on function receive_notices(jsonb, text) from public;
grant execute on function receive_notices(jsonb, text) to creditline_system;
