-- The newest initial files are found without reading the others.
create index if not exists export_file_by_kind
  on export_file (initial_data, in_place, store_id, client_id, store_code, first_day, id);
