alter table export_settings add column if not exists format_id varchar(64) default 'map-actions' not null;
alter table export_settings add column if not exists keep_files integer default 7 not null;
alter table export_settings add column if not exists keep_days integer default 30 not null;
alter table export_settings add column if not exists cashiers boolean default true not null;
alter table export_settings add column if not exists guard_percent integer default 5 not null;

-- A row a union: who changes something of it counts it up first, so that changes come one after another.
create table if not exists union_lock (
  union_id varchar(64) not null primary key,
  changes  bigint      not null);

create table if not exists integration (
  union_id     varchar(64) not null primary key,
  enabled      boolean     not null,
  ledger_start date,
  version      bigint      not null);

create table if not exists participation (
  id          bigint generated always as identity primary key,
  union_id    varchar(64) not null,
  store_id    varchar(64) not null,
  store_code  varchar(50) not null,
  client_id   varchar(18) not null,
  from_day    date,
  until_day   date,
  initial_day date,
  version     bigint      not null);

create index if not exists participation_of_union on participation (union_id, store_id);

create table if not exists kind_choice (
  union_id varchar(64) not null primary key,
  choice   varchar(16) not null,
  version  bigint      not null);

create table if not exists kind_tick (
  union_id varchar(64) not null,
  kind_id  varchar(64) not null,
  primary key (union_id, kind_id));

-- What was said of initial data outlives the participation: it tells which codes the union knows. File 0 is none.
create table if not exists initial_verdict (
  id               bigint generated always as identity primary key,
  union_id         varchar(64)   not null,
  participation_id bigint        not null,
  store_id         varchar(64)   not null,
  store_code       varchar(50)   not null,
  client_id        varchar(18)   not null,
  initial_day      date          not null,
  confirmed        boolean       not null,
  file_id          bigint        not null,
  recorded_at      timestamp with time zone not null,
  recorded_by      varchar(300)  not null,
  remark           varchar(1000) not null);

create index if not exists initial_verdict_of_union on initial_verdict (union_id, client_id, store_code);

create table if not exists complaint (
  id          bigint generated always as identity primary key,
  union_id    varchar(64)   not null,
  store_id    varchar(64)   not null,
  file_id     bigint        not null,
  archive     varchar(200)  not null,
  recorded_at timestamp with time zone not null,
  recorded_by varchar(300)  not null,
  text        varchar(1000) not null);

create index if not exists complaint_of_union on complaint (union_id);
