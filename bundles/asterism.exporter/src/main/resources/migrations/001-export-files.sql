create table if not exists export_file (
  id           bigint generated always as identity primary key,
  store_id     varchar(64)  not null,
  store_code   varchar(50)  not null,
  client_id    varchar(18)  not null,
  format_id    varchar(64)  not null,
  first_day    date         not null,
  last_day     date         not null,
  initial_data boolean      not null,
  base_name    varchar(200) not null,
  archive      varchar(200) not null,
  bytes        bigint       not null,
  formed_at    timestamp(0) not null,
  formed_by    varchar(300) not null,
  handed_over  boolean      not null,
  lots         integer      not null,
  balances     integer      not null,
  element_days blob         not null,
  day_digests  blob,
  protocol     blob         not null);

create index if not exists export_file_of_store on export_file (store_id, client_id, store_code);

create table if not exists export_file_total (
  file_id       bigint      not null references export_file (id) on delete cascade,
  document_type varchar(20) not null,
  movements     integer     not null,
  quantity      bigint      not null,
  purchase_sum  bigint      not null,
  retail_sum    bigint      not null,
  discount_sum  bigint      not null,
  primary key (file_id, document_type));
