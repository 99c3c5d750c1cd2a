-- Movements and amounts of each store and day, in kopecks, as the newest file holds them that has the day in its window.
create table if not exists export_day (
  store_id    varchar(64) not null,
  client_id   varchar(18) not null,
  store_code  varchar(50) not null,
  day_date    date        not null,
  movements   integer     not null,
  sale_sum    bigint      not null,
  receipt_sum bigint      not null,
  primary key (store_id, client_id, store_code, day_date));

create index if not exists export_day_by_day on export_day (day_date, movements, sale_sum, receipt_sum);

-- Whether a file ever was in the queue of those that are sent; of those of before, whether it was handed over. Warnings are
-- null for a file of before, as they were not counted.
alter table export_file add column if not exists queued boolean default false not null;
alter table export_file add column if not exists warnings integer;
update export_file set queued = true where handed_over and not initial_data;
