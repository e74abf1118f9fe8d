-- Claims for one team go one after the other, each counting what those before it took: at the same moment, each would see
-- room for one more job. Returning null leaves the job in the queue.
create function job_admission() returns trigger language plpgsql as $$
declare
  allowed integer;
begin
  select max_concurrent_jobs into allowed from teams where id = new.team_id for no key update;
  if (select count(*) from jobs where team_id = new.team_id and status = 'PROCESSING') >= allowed then
    return null;
  end if;
  return new;
end $$;

create trigger job_admission before update of status on jobs for each row
  when (old.status = 'QUEUED' and new.status = 'PROCESSING') execute function job_admission();
