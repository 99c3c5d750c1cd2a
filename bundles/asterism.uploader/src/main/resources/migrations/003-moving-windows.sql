-- Whether a file is of the window that moves on day by day, and not of a period that somebody chose. Those of before count as
-- such: only a file that covers them takes their place.
alter table upload_queue add column if not exists moving_window boolean default false not null;
