-- Raw events hold names of people and are needed only while their sender may repeat them: the system forgets old ones.
create policy system_rows on inbox to creditline_system using (true) with check (true);
grant delete on inbox to creditline_system;
grant select (received_at) on inbox to creditline_system;
create index inbox_received_at on inbox (received_at);
create index outbox_done_at on outbox (done_at) where done_at is not null;
