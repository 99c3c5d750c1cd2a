-- Under which codes files of which stores were handed over. A year has thousands of files a code: to find the codes among
-- them, when somebody is about to change some, would take seconds. Nothing is ever removed: a file that was handed over stays.
create table if not exists handed_over_code (
  client_id  varchar(18) not null,
  store_code varchar(50) not null,
  store_id   varchar(64) not null,
  primary key (client_id, store_code, store_id));

insert into handed_over_code (client_id, store_code, store_id)
  select distinct client_id, store_code, store_id from export_file file
  where handed_over and not exists (select 1 from handed_over_code known
    where known.client_id = file.client_id and known.store_code = file.store_code and known.store_id = file.store_id);
