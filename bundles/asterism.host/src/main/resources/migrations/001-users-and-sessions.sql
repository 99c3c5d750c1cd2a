create table if not exists host_role (
  name varchar(200) not null primary key,
  kind varchar(8)   not null);

create table if not exists host_member (
  group_name  varchar(200) not null references host_role (name) on delete cascade,
  member_name varchar(200) not null references host_role (name) on delete cascade,
  required    boolean      not null,
  primary key (group_name, member_name));

create table if not exists host_password (
  user_name  varchar(200) not null primary key references host_role (name) on delete cascade,
  algorithm  varchar(32)  not null,
  iterations integer      not null,
  salt       varchar(64)  not null,
  hash       varchar(128) not null);

create table if not exists host_session (
  token_hash varchar(64)  not null primary key,
  user_name  varchar(200) not null references host_role (name) on delete cascade,
  created_at timestamp(3) with time zone not null,
  used_at    timestamp(3) with time zone not null);

create index if not exists host_session_of_user on host_session (user_name);

create table if not exists host_failure (
  subject  varchar(100) not null primary key,
  failures integer      not null,
  last_at  timestamp(3) with time zone not null);

create table if not exists host_link (
  token_hash varchar(64)  not null primary key,
  user_name  varchar(200) not null,
  expires_at timestamp(3) with time zone not null);
