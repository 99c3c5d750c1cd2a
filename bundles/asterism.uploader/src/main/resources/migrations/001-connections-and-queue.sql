create table if not exists upload_connection (
  union_id           varchar(64)   not null,
  client_id          varchar(18)   not null,
  protocol           varchar(32)   not null,
  host               varchar(255)  not null,
  port               integer       not null,
  directory          varchar(1000) not null,
  user_name          varchar(255)  not null,
  tls12_only         boolean       not null,
  certificate        varchar(100000) not null,
  connect_timeout_ms bigint        not null,
  reply_timeout_ms   bigint        not null,
  secret             varchar(2000) not null,
  version            bigint        not null,
  primary key (union_id, client_id));

create table if not exists upload_queue (
  file_id      bigint       not null primary key,
  union_id     varchar(64)  not null,
  store_id     varchar(64)  not null,
  store_code   varchar(50)  not null,
  client_id    varchar(18)  not null,
  first_day    date         not null,
  last_day     date         not null,
  base_name    varchar(200) not null,
  bytes        bigint       not null,
  state        varchar(16)  not null,
  released     boolean      not null,
  attempts     integer      not null,
  next_attempt timestamp(3) with time zone not null,
  renaming_at  varchar(1500) not null,
  claimed_by   varchar(1500) not null,
  step         varchar(16)  not null,
  advice       varchar(32)  not null,
  place        varchar(1500) not null,
  reply_code   integer      not null,
  reply_text   varchar(300) not null,
  sent_at      timestamp(3) with time zone,
  changed_at   timestamp(3) with time zone not null,
  changed_by   varchar(300) not null);

create index if not exists upload_queue_of_store on upload_queue (store_id, client_id, store_code, state);

create index if not exists upload_queue_by_state on upload_queue (state, next_attempt);
