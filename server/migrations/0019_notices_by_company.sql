-- A company's notices, the open ones and those with facts that were handled before: without an index of all of them a
-- reassessment walks through everything that its tenant was ever told.
create index company_notices_by_company on company_notices (tenant_id, company_key, event_at);
drop index company_notices_open;
