-- The region wall (docs/decisions/0005): who sees which rows, decided by the database.

create schema scope;
grant usage on schema scope to ${app};

-- The place of an organisation in the tree, from the root down, every step ended by a slash. Collation C, so
-- that everything below a path is one range of an index.
create domain scope.org_path as text collate "C" check (value ~ '^([0-9a-z]+/)+$');

-- The path of the present scope; null when none was set, and then nothing is seen.
create function scope.low() returns text language sql stable parallel safe as $$
    select nullif(current_setting('wengang.scope', true), '')
$$;

-- The end of the range, exclusive: '0' is the character after '/'.
create function scope.high() returns text language sql stable parallel safe as $$
    select left(scope.low(), -1) || '0'
$$;

-- The account that works; null for the system's own work.
create function scope.actor() returns uuid language sql stable parallel safe as $$
    select nullif(current_setting('wengang.actor', true), '')::uuid
$$;

-- Puts a table, which must have a column org_path, behind the wall: for its owner as well. The subselects make
-- PostgreSQL read the scope once a query and not once a row.
create procedure scope.wall(walled regclass) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', walled);
    execute format('alter table %s force row level security', walled);
    execute format(
        'create policy region_wall on %s'
        ' using (org_path >= (select scope.low()) and org_path < (select scope.high()))'
        ' with check (org_path >= (select scope.low()) and org_path < (select scope.high()))', walled);
end $$;
