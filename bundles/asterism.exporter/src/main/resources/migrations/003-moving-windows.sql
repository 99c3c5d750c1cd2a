-- Whether a regular file is of the window that moves on day by day, and not of a period that somebody chose; those of before
-- count as such.
alter table export_file add column if not exists moving_window boolean default false not null;
