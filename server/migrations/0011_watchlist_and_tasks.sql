-- Ends of snoozes, and tasks that a CRM will not take.

-- The end of a snooze makes a company due; the sweep that orders its review takes the mark away.
create index watched_companies_snoozed on watched_companies (snoozed_until)
  where snoozed_until is not null and paused_at is null;
grant update (snoozed_until) on watched_companies to creditline_system;
-- Pages of the watchlist by grade.
create index watched_companies_by_grade on watched_companies (tenant_id, grade, company_key);

-- Why a CRM refused a task for good: the code of a CrmError. A task that is written after all has none.
alter table tasks add column failed_because text;
alter table tasks add column failed_at timestamptz;
-- Set before the CRM is asked for the first time: from then on the task may be there although nobody noted it.
alter table tasks add column write_begun_at timestamptz;

-- The alerts that a task tells of.
create index alerts_by_task on alerts (tenant_id, task_key) where task_key is not null;
