-- As in 0004, and with what follows from a decision: events for subscribers, and the accounts of a reassessed company.
-- p_for_company: the decision is about the company and not for one account; every account that shows a decision about
-- this company shows this one. p_events is a list as add_events takes it.
alter table watched_companies add column limit_grade text;

drop function record_decision(jsonb, text, text[], text[], jsonb);
create function record_decision(
  p_decision jsonb, p_body text, p_audit_kinds text[], p_audit_bodies text[], p_outbox jsonb, p_events jsonb,
  p_for_company boolean, out sequence bigint, out hash text
) language plpgsql set search_path = public, pg_temp as $$
declare
  v_decision decisions := jsonb_populate_record(null::decisions, p_decision);
  v_is_latest boolean;
  v_left text;
begin
  for i in 1 .. cardinality(p_audit_kinds) loop
    select a.sequence, a.hash into sequence, hash from append_audit(p_audit_kinds[i], p_audit_bodies[i]) a;
  end loop;
  insert into decisions (
    id, company_key, crm, account_id, score, grade, outcome, limit_minor, currency, body, units_consumed,
    decided_at, expires_at, audit_sequence, audit_hash
  ) values (
    v_decision.id, v_decision.company_key, v_decision.crm, v_decision.account_id, v_decision.score, v_decision.grade,
    v_decision.outcome, v_decision.limit_minor, v_decision.currency, p_body, v_decision.units_consumed,
    v_decision.decided_at, v_decision.expires_at, record_decision.sequence, record_decision.hash
  );
  if v_decision.account_id is not null then
    v_is_latest := not exists (
      select from accounts a join decisions d on d.id = a.decision_id
      where a.crm = v_decision.crm and a.account_id = v_decision.account_id and d.decided_at > v_decision.decided_at
    );
    if v_is_latest then
      select a.company_key into v_left from accounts a
        where a.crm = v_decision.crm and a.account_id = v_decision.account_id
          and a.company_key is distinct from v_decision.company_key;
    end if;
    -- The state is set in either case: an account that has a decision must not wait for one.
    update accounts a set state = 'decided', problem = null, candidates = null,
      decision_id = case when v_is_latest then v_decision.id else a.decision_id end,
      company_key = case when v_is_latest then v_decision.company_key else a.company_key end,
      updated_at = greatest(a.updated_at, v_decision.decided_at)
      where a.crm = v_decision.crm and a.account_id = v_decision.account_id;
    -- The account was about another company: that one is watched no longer on its behalf.
    if v_left is not null then
      update watched_companies w set is_held = false
        where w.company_key = v_left and not exists (select from accounts a where a.company_key = v_left);
    end if;
  elsif p_for_company then
    -- An account that waits for a decision of its own, or for a choice, is left to that.
    update accounts a set decision_id = v_decision.id, updated_at = greatest(a.updated_at, v_decision.decided_at)
      where a.company_key = v_decision.company_key and a.state = 'decided' and not exists (
        select from decisions d where d.id = a.decision_id and d.decided_at > v_decision.decided_at
      );
  end if;
  insert into outbox (topic, payload, dedupe_key, available_at)
    select o.topic, o.payload, o.dedupe_key, coalesce(o.available_at, now())
    from jsonb_to_recordset(p_outbox) as o (topic text, payload jsonb, dedupe_key text, available_at timestamptz)
    on conflict (tenant_id, topic, dedupe_key) do nothing;
  perform add_events(p_events);
end $$;

revoke all on function record_decision(jsonb, text, text[], text[], jsonb, jsonb, boolean) from public;
grant execute on function record_decision(jsonb, text, text[], text[], jsonb, jsonb, boolean) to creditline_app;
