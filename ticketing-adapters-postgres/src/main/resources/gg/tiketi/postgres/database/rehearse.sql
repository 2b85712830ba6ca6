-- Empty copies of all tables that only this session sees and that go with it. Foreign keys are not copied.
do $$
declare
  ours text := current_schema();
  name text;
begin
  for name in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ours and c.relkind = 'r' and c.relname not like 'flyway%'
  loop
    execute format('create temporary table %I (like %I.%I including all)', name, ours, name);
  end loop;
end
$$;
insert into pg_temp.feed_head (position) values (0);
