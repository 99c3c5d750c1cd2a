-- A task that is performed again has the time of that; the last task is not in the queue while it awaits the others.
alter table task add column if not exists again_at timestamp with time zone;
alter table task add column if not exists awaits_others boolean default false not null;
