-- Rows of the source's small tables, each as its cells; a faulty one keeps the last good cells (none: empty).
create table if not exists chain_row (
    table_name varchar(16) not null,
    row_key varchar(400) not null,
    faulty boolean not null,
    cells bytea not null,
    primary key (table_name, row_key)
);

-- Documents and lines of a store and month, in columns.
create table if not exists bucket (
    store_id varchar(64) not null,
    bucket_month integer not null,
    data blob not null,
    primary key (store_id, bucket_month)
);

-- Of each store: hashes of its documents' ids, to find one that moves to another store, and the keys of its buckets.
create table if not exists store_state (
    store_id varchar(64) not null primary key,
    hashes blob not null,
    dictionary blob not null
);

-- Documents of a load that failed for the store, until they come again.
create table if not exists owed_document (
    store_id varchar(64) not null,
    doc_id varchar(200) not null,
    primary key (store_id, doc_id)
);

-- At most one row: the state of the source at the last load, when nothing was wrong with it.
create table if not exists last_load (
    fingerprint varchar(64) not null primary key,
    complete boolean not null
);
