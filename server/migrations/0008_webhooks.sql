-- A tenant's events in the order in which they happened, and the deliveries of an event whatever the endpoint.
create index events_by_tenant_time on events (tenant_id, occurred_at, id);
create index webhook_deliveries_by_event on webhook_deliveries (tenant_id, event_id);
create index webhook_deliveries_purged on webhook_deliveries (created_at) where state <> 'waiting';
