-- A notice may come before anybody watches its company: whoever begins to watch takes it in then.
alter table notice_inbox add column kind text not null default '';
alter table notice_inbox add column signals jsonb not null default '[]';
create index notice_inbox_by_company on notice_inbox (company_key) where company_key is not null;

-- What everybody's source told is everybody's to know; a tenant's own notices (`source@tenant`) are that tenant's alone.
create policy shared_rows on notice_inbox for select to creditline_app using (
  position('@' in source) = 0
  or right(source, length(source) - position('@' in source)) = nullif(current_setting('app.tenant', true), '')
);
grant select (source, event_id, company_key, kind, event_at, received_at, signals) on notice_inbox to creditline_app;

create function take_in_notices() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  with taken as (
    insert into company_notices (tenant_id, source, event_id, company_key, kind, event_at, received_at, signals)
      select new.tenant_id, split_part(n.source, '@', 1), n.event_id, n.company_key, n.kind, n.event_at, n.received_at, n.signals
      from notice_inbox n
      where n.company_key = new.company_key
        and (position('@' in n.source) = 0 or right(n.source, length(n.source) - position('@' in n.source)) = new.tenant_id)
        -- Without facts it only asks for a new answer: one of yesterday or before has been given since.
        and (n.signals <> '[]'::jsonb or n.received_at > new.watched_at - interval '1 day')
      on conflict do nothing returning source, event_id, company_key, received_at
  )
  insert into outbox (tenant_id, topic, payload, dedupe_key, available_at)
    select new.tenant_id, 'reassess-company',
      jsonb_build_object('companyKey', company_key, 'because', jsonb_build_object('is', 'notice', 'source', source, 'eventId', event_id)),
      'notice:' || source || ':' || event_id, received_at
    from taken on conflict (tenant_id, topic, dedupe_key) do nothing;
  return null;
end $$;
create trigger takes_in_notices_when_new after insert on watched_companies
  for each row when (new.is_held or new.is_requested) execute function take_in_notices();
create trigger takes_in_notices_when_watched_again after update of is_held, is_requested on watched_companies
  for each row when (not (old.is_held or old.is_requested) and (new.is_held or new.is_requested))
  execute function take_in_notices();

-- As in 0006, and the facts stay with the notice.
create or replace function receive_notices(p_notices jsonb, p_tenant text, out received integer, out concerned integer)
language plpgsql set search_path = public, pg_temp as $$
begin
  with given as (
    select distinct on (n.source, n.event_id) n.*
    from jsonb_to_recordset(p_notices) as n (
      source text, event_id text, company_key text, kind text, event_at timestamptz, received_at timestamptz,
      signals jsonb, raw text
    )
  ), fresh as (
    insert into notice_inbox (source, event_id, company_key, event_at, received_at, raw, kind, signals)
      select case when p_tenant is null then source else source || '@' || p_tenant end,
        event_id, company_key, event_at, received_at, raw, kind, signals from given
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
