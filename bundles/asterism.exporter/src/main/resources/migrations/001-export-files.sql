-- Files that were formed. Those not known to have got into their place count as files that may be there; kinds (sorted)
-- and ledger_start are null for all items and all documents; digests are kept with the newest file of a kind alone.
create table if not exists export_file (
  id           bigint generated always as identity primary key,
  store_id     varchar(64)  not null,
  store_code   varchar(50)  not null,
  client_id    varchar(18)  not null,
  format_id    varchar(64)  not null,
  first_day    date         not null,
  last_day     date         not null,
  initial_data boolean      not null,
  ledger_start date,
  kinds        varchar(64) array,
  base_name    varchar(200) not null,
  archive      varchar(200) not null,
  bytes        bigint       not null,
  formed_at    timestamp(0) not null,
  formed_by    varchar(300) not null,
  handed_over  boolean      not null,
  in_place     boolean      not null,
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
