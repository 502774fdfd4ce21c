create table flyway_was_here (id bigint);
create table product (id bigint primary key, name varchar(80) not null);
