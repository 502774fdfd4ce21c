insert into product (id, name) values (7, 'from data.sql');
