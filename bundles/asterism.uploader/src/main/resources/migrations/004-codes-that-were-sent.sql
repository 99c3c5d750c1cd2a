-- Under which codes files of which stores were sent, or may have been for good: those that nobody sends any more, but whose
-- renaming was begun. The others that may be with the server are still on their way, and are found by their state.
create table if not exists sent_code (
  client_id  varchar(18) not null,
  store_code varchar(50) not null,
  store_id   varchar(64) not null,
  primary key (client_id, store_code, store_id));

insert into sent_code (client_id, store_code, store_id)
  select distinct client_id, store_code, store_id from upload_queue file
  where (sent_at is not null or (state = 'SUPERSEDED' and renaming_at <> ''))
    and not exists (select 1 from sent_code known
      where known.client_id = file.client_id and known.store_code = file.store_code and known.store_id = file.store_id);
