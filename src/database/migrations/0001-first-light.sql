create table teams (
  id uuid primary key,
  name text not null unique,
  plan text not null default 'self-hosted',
  -- The sum of the team's ledger entries; only the ledger's trigger writes it.
  credits bigint not null default 0 constraint teams_credits_not_negative check (credits >= 0),
  max_concurrent_jobs integer not null,
  created_at timestamptz not null
);

create table users (
  id uuid primary key,
  team_id uuid not null references teams,
  email text not null unique,
  role text not null check (role in ('admin', 'member')),
  created_at timestamptz not null
);

create table api_keys (
  id uuid primary key,
  user_id uuid not null references users,
  name text not null,
  prefix text not null,
  -- SHA-256 of the key; the key itself is stored nowhere.
  hash bytea not null unique,
  status text not null default 'active' check (status in ('active', 'inactive', 'revoked')),
  created_at timestamptz not null
);

create table jobs (
  id uuid primary key,
  team_id uuid not null references teams,
  user_id uuid not null references users,
  api_key_id uuid not null references api_keys,
  model text not null,
  status text not null default 'QUEUED' check (status in ('QUEUED', 'PROCESSING', 'COMPLETED', 'FAILED', 'CANCELLED')),
  progress smallint not null default 0 check (progress between 0 and 100),
  -- The request as it came, for the customer; the task as the engine gets it.
  input jsonb not null,
  task jsonb not null,
  source_key text not null,
  reference_key text,
  -- Part of the names of its result files, so that their addresses cannot be guessed.
  result_token text not null,
  engine text not null,
  price bigint not null check (price >= 0),
  result jsonb,
  error text,
  error_kind text,
  error_cause text,
  webhook_url text,
  webhook_events text[],
  -- The queue: who works on it, until when it is theirs, and the fencing number every write of theirs carries.
  worker text,
  attempt integer not null default 0,
  tries integer not null default 0,
  lease_until timestamptz,
  created_at timestamptz not null,
  started_at timestamptz,
  completed_at timestamptz,
  expired boolean not null default false
);

create index jobs_newest on jobs (user_id, created_at desc, id desc);
create index jobs_newest_of_team on jobs (team_id, created_at desc, id desc);
create index jobs_queued on jobs (created_at) where status = 'QUEUED';
create index jobs_leased on jobs (lease_until) where status = 'PROCESSING';
create index jobs_to_expire on jobs (completed_at) where status = 'COMPLETED' and not expired;
create index jobs_expired_videos on jobs ((result->>'videoKey')) where expired;
create index jobs_expired_posters on jobs ((result->>'posterKey')) where expired;

create table idempotency_keys (
  api_key_id uuid not null references api_keys,
  key text not null,
  request_hash bytea not null,
  job_id uuid not null references jobs deferrable initially deferred,
  created_at timestamptz not null,
  primary key (api_key_id, key)
);

create table ledger (
  id uuid primary key,
  team_id uuid not null references teams,
  job_id uuid references jobs,
  kind text not null check (kind in ('grant', 'debit', 'refund')),
  amount bigint not null,
  reason text,
  created_at timestamptz not null,
  check (case kind when 'debit' then amount <= 0 and job_id is not null
                   when 'refund' then amount >= 0 and job_id is not null
                   else job_id is null end),
  unique (job_id, kind)
);

create index ledger_newest on ledger (team_id, created_at desc, id desc);

-- The one place where credits change: an entry moves the balance in the same statement, or neither happens.
create function ledger_moves_balance() returns trigger language plpgsql as $$
begin
  update teams set credits = credits + new.amount where id = new.team_id;
  return new;
end $$;

create trigger ledger_moves_balance after insert on ledger
  for each row execute function ledger_moves_balance();

create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'ledger entries are never changed';
end $$;

create trigger ledger_is_append_only before update or delete on ledger
  for each row execute function ledger_is_append_only();

create table uploads (
  id uuid primary key,
  team_id uuid not null references teams,
  key text not null unique,
  kind text not null check (kind in ('image', 'video', 'audio')),
  content_type text not null,
  bytes bigint not null,
  -- What the probe found, so that a submission need not open the file again.
  facts jsonb,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

create index uploads_to_expire on uploads (expires_at);
