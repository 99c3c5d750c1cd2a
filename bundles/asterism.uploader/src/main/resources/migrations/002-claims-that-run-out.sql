-- A file that is being sent is its sender's until claimed_until; each claim has a number of its own. Those of before have
-- run out.
alter table upload_queue add column if not exists claim bigint default 0 not null;
alter table upload_queue add column if not exists claimed_until timestamp(3) with time zone
  default timestamp with time zone '1970-01-01 00:00:00+00' not null;
