-- The audit log: append-only, one hash chain per tenant, written by append_audit alone.
--
-- hash = sha256 of these six lines in UTF-8, joined by a line feed, without one at the end, as 64 lower-case hex digits:
--   previous_hash   hash of the row before; 64 zeros for a tenant's first row
--   tenant_id
--   sequence        1, 2, 3, … without a gap, in decimal
--   recorded_at     UTC, milliseconds: 2026-11-21T10:00:00.000Z
--   kind
--   body_sha256     sha256 of the body in UTF-8, 64 lower-case hex digits
-- server/src/audit-hash.ts computes the same text again to verify it.

create table audit_log (
  tenant_id text not null,
  sequence bigint not null,
  kind text not null check (kind ~ '^[a-z][a-z0-9_.]{0,63}$'),
  body text not null,
  body_sha256 text not null,
  previous_hash text not null,
  hash text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, sequence)
);
create index audit_log_by_body on audit_log (tenant_id, kind, body_sha256);

create table audit_heads (
  tenant_id text primary key,
  sequence bigint not null,
  hash text not null
);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end $$;

-- Statement triggers fire for the owner too, and also when no row would match.
create trigger audit_log_is_append_only before update or delete or truncate on audit_log
  for each statement execute function refuse_audit_change();

-- Locks the tenant's head row first, so that two writers never take the same sequence.
create function append_audit(p_kind text, p_body text, out sequence bigint, out hash text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_tenant text := nullif(current_setting('app.tenant', true), '');
  v_previous text;
  v_recorded_at timestamptz;
  v_body_sha256 text := encode(sha256(convert_to(p_body, 'UTF8')), 'hex');
begin
  if v_tenant is null then
    raise exception 'an audit record needs a tenant' using errcode = 'insufficient_privilege';
  end if;
  select h.sequence, h.hash into sequence, v_previous from audit_heads h where h.tenant_id = v_tenant for update;
  if not found then
    insert into audit_heads values (v_tenant, 0, repeat('0', 64)) on conflict do nothing;
    select h.sequence, h.hash into strict sequence, v_previous
      from audit_heads h where h.tenant_id = v_tenant for update;
  end if;
  sequence := sequence + 1;
  -- The clock is read after the lock, so that time does not run backwards along the chain.
  v_recorded_at := date_trunc('milliseconds', clock_timestamp());
  hash := encode(sha256(convert_to(
    v_previous || E'\n' || v_tenant || E'\n' || sequence::text || E'\n'
      || to_char(v_recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || E'\n'
      || p_kind || E'\n' || v_body_sha256, 'UTF8')), 'hex');
  insert into audit_log (tenant_id, sequence, kind, body, body_sha256, previous_hash, hash, recorded_at)
    values (v_tenant, append_audit.sequence, p_kind, p_body, v_body_sha256, v_previous, append_audit.hash, v_recorded_at);
  update audit_heads h set sequence = append_audit.sequence, hash = append_audit.hash where h.tenant_id = v_tenant;
end $$;

alter table audit_log enable row level security;
alter table audit_log force row level security;
alter table audit_heads enable row level security;
alter table audit_heads force row level security;
create policy tenant_rows on audit_log
  using (tenant_id = nullif(current_setting('app.tenant', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant', true), ''));
create policy tenant_rows on audit_heads
  using (tenant_id = nullif(current_setting('app.tenant', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant', true), ''));
create policy system_rows on audit_log for select to creditline_system using (true);
create policy system_rows on audit_heads for select to creditline_system using (true);

revoke all on function append_audit(text, text) from public;
grant execute on function append_audit(text, text) to creditline_app;
grant select on audit_log, audit_heads to creditline_app, creditline_system;
