-- The outbox: one row per event that a job's webhook is to hear of, written by the statement that changes the job.
create table webhook_deliveries (
  -- Also the `webhook-id`: the same at every try.
  id uuid primary key,
  job_id uuid not null references jobs,
  team_id uuid not null references teams,
  user_id uuid not null references users,
  event text not null check (event in ('progress', 'completed', 'failed')),
  url text not null,
  -- Host and port: what receivers are kept apart by.
  host text not null generated always as (coalesce(lower(substring(url from '^[^/]*//([^/?#\\]*)')), '')) stored,
  -- The very text that is signed and sent; fixed before the first try.
  body text,
  status text not null default 'pending' check (status in ('pending', 'delivered', 'failed')),
  -- Tries begun: the number of the latest, and the fence of all that is written about it.
  attempts integer not null default 0,
  -- Tries that are known to have failed: the place in the schedule.
  failures integer not null default 0,
  next_attempt_at timestamptz not null,
  lease_until timestamptz,
  created_at timestamptz not null,
  delivered_at timestamptz
);

create index webhook_deliveries_due on webhook_deliveries (host, next_attempt_at) where status = 'pending';
create unique index webhook_deliveries_end_of_job on webhook_deliveries (job_id) where event <> 'progress';
create unique index webhook_deliveries_next_progress on webhook_deliveries (job_id)
  where event = 'progress' and status = 'pending';
create index webhook_deliveries_of_job on webhook_deliveries (job_id, created_at desc);
create index webhook_deliveries_newest on webhook_deliveries (user_id, created_at desc, id desc);
create index webhook_deliveries_newest_of_team on webhook_deliveries (team_id, created_at desc, id desc);
create index webhook_deliveries_old_progress on webhook_deliveries (created_at) where event = 'progress';

-- The log: one row per try of which the end is known.
create table webhook_attempts (
  delivery_id uuid not null references webhook_deliveries on delete cascade,
  number integer not null,
  at timestamptz not null,
  status_code integer,
  error text,
  milliseconds integer not null,
  primary key (delivery_id, number)
);
