create table if not exists access_grant (
  union_id    varchar(64)  not null,
  holder_kind varchar(8)   not null,
  holder_name varchar(200) not null,
  permission  varchar(16)  not null,
  primary key (union_id, holder_kind, holder_name, permission));
