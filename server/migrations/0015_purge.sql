-- Runs over the portfolio are forgotten a quarter after their end; their changes go with them.
grant delete on portfolio_rescores to creditline_system;

-- Nobody does this work any more. The owner of the tables is held to row-level security too, so the system does it.
set local role creditline_system;
update outbox set done_at = now() where topic = 'publish-decision' and done_at is null and dead_at is null;
reset role;

-- A company that nobody watches any more keeps its date, and would be walked past at each look at what is due.
drop index watched_companies_due;
create index watched_companies_due on watched_companies (due_at)
  where (is_held or is_requested) and paused_at is null;
