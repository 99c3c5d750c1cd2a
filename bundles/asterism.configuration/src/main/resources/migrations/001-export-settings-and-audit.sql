create table if not exists export_settings (
  union_id          varchar(64) not null primary key,
  window_days       integer     not null,
  compression_level integer     not null,
  xml_charset       varchar(40) not null,
  csv_charset       varchar(40) not null,
  csv_separator     varchar(1)  not null,
  csv_bom           boolean     not null,
  version           bigint      not null);

create table if not exists audit_entry (
  id         bigint generated always as identity primary key,
  changed_at timestamp with time zone not null,
  changed_by varchar(300) not null,
  subject    varchar(300) not null,
  from_value varchar(1000) not null,
  to_value   varchar(1000) not null);
