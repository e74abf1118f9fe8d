-- What a watcher of a job sees, and a number that grows with every change of it.
alter table jobs add column phase text;
alter table jobs add column version integer not null default 0;
alter table jobs add column cancel_requested boolean not null default false;

-- The last checkpoint of the engine at work: what the next attempt resumes from instead of starting anew.
alter table jobs add column operation jsonb;

create function job_changes() returns trigger language plpgsql as $$
begin
  if (new.status, new.progress, new.phase, new.cancel_requested)
     is distinct from (old.status, old.progress, old.phase, old.cancel_requested) then
    new.version := old.version + 1;
    perform pg_notify('job_changes', new.id::text);
  end if;
  return new;
end $$;

create trigger job_changes before update on jobs for each row execute function job_changes();

-- Jobs of a team that run now, for its limit.
create index jobs_running on jobs (team_id) where status = 'PROCESSING';
