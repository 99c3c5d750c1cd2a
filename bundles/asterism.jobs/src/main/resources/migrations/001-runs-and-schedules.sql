-- A run; active is job/union while it is under way, so that there is one at a time.
create table if not exists run (
  id            bigint generated always as identity primary key,
  job           varchar(64)  not null,
  union_id      varchar(64)  not null,
  active        varchar(130) unique,
  actor_kind    varchar(10)  not null,
  actor_name    varchar(300) not null,
  parameters    text         not null,
  scheduled_for timestamp with time zone,
  started_at    timestamp with time zone not null,
  ended_at      timestamp with time zone,
  phase         varchar(20)  not null,
  cancelled     boolean      not null,
  code          varchar(100) not null,
  arguments     text         not null);

create index if not exists run_of_job on run (job, union_id, id);

create table if not exists task (
  run_id     bigint       not null references run (id) on delete cascade,
  position   integer      not null,
  name       varchar(200) not null,
  phase      varchar(20)  not null,
  done       bigint       not null,
  total      bigint       not null,
  unit       varchar(40)  not null,
  attempts   integer      not null,
  node       varchar(100) not null,
  started_at timestamp with time zone,
  ended_at   timestamp with time zone,
  code       varchar(100) not null,
  arguments  text         not null,
  primary key (run_id, position));

create table if not exists schedule (
  job          varchar(64)  not null,
  union_id     varchar(64)  not null,
  enabled      boolean      not null,
  cron         varchar(200) not null,
  scheduled_by varchar(300) not null,
  next_run     timestamp with time zone,
  version      bigint       not null,
  primary key (job, union_id));

-- db-scheduler's table, as its version 16 wants it.
create table if not exists scheduled_tasks (
  task_name            varchar(100) not null,
  task_instance        varchar(100) not null,
  task_data            bytea,
  execution_time       timestamp with time zone not null,
  picked               boolean not null,
  picked_by            varchar(100),
  last_success         timestamp with time zone,
  last_failure         timestamp with time zone,
  consecutive_failures integer,
  last_heartbeat       timestamp with time zone,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance));

create index if not exists scheduled_tasks_due on scheduled_tasks (execution_time);

create index if not exists scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
