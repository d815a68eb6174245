-- Claims since the last one that was noted as failed. A row whose claims are never noted ends the process that runs it.
alter table outbox add column claims integer not null default 0;

-- Each topic is claimed by itself, so that a backlog of one is not walked through to find the rows of another.
create index outbox_open_by_topic on outbox (topic, available_at, id) where done_at is null and dead_at is null;
drop index outbox_open;
create index outbox_dead on outbox (tenant_id, id desc) where dead_at is not null;

-- Every row is updated twice and soon deleted: a table that is swept only once a fifth of it is dead grows for nothing.
alter table outbox set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
