-- The engines a job went through, oldest first, and how each turn ended; for operators, never for customers.
alter table jobs add column route jsonb not null default '[]';
-- A job that waits for an engine to recover is not claimed before this.
alter table jobs add column not_before timestamptz;

-- In the order of claims, so that one reads no more than it takes.
drop index jobs_queued;
create index jobs_queued on jobs (created_at, id) where status = 'QUEUED';

-- The upstream's id of a job, told by a webhook of the upstream that was verified.
create table upstream_hints (
  job_id uuid primary key references jobs,
  engine text not null,
  upstream_id text not null,
  created_at timestamptz not null
);
