-- A decision is recorded in one round trip: its audit records, its row, its account's state and its outbox rows.
-- p_decision holds the columns of decisions but body and the audit columns; the last audit record is the decision's own.
-- An account named by it becomes decided; p_outbox is a list of {topic, payload, dedupe_key, available_at}.
create function record_decision(
  p_decision jsonb, p_body text, p_audit_kinds text[], p_audit_bodies text[], p_outbox jsonb,
  out sequence bigint, out hash text
) language plpgsql set search_path = public, pg_temp as $$
declare
  v_decision decisions := jsonb_populate_record(null::decisions, p_decision);
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
    update accounts set state = 'decided', decision_id = v_decision.id, company_key = v_decision.company_key,
      problem = null, candidates = null, updated_at = v_decision.decided_at
      where crm = v_decision.crm and account_id = v_decision.account_id;
  end if;
  insert into outbox (topic, payload, dedupe_key, available_at)
    select o.topic, o.payload, o.dedupe_key, coalesce(o.available_at, now())
    from jsonb_to_recordset(p_outbox) as o (topic text, payload jsonb, dedupe_key text, available_at timestamptz)
    on conflict (tenant_id, topic, dedupe_key) do nothing;
end $$;

revoke all on function record_decision(jsonb, text, text[], text[], jsonb) from public;
grant execute on function record_decision(jsonb, text, text[], text[], jsonb) to creditline_app;
