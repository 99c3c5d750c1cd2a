-- Where a file's archive was put, and whether it was removed as old; empty for one of before.
alter table export_file add column if not exists folder varchar(1000) default '' not null;
alter table export_file add column if not exists cleaned boolean default false not null;

-- What a file holds, by day, as far as no file that was handed over later tells of the day; not whole once days are gone.
create table if not exists export_file_keys (
  file_id bigint  not null primary key references export_file (id) on delete cascade,
  whole   boolean not null,
  keys    blob    not null);
