-- With the counts and the sum, what a run proves on every engine: the sum of the hashes of its rows
-- (org.wengang.engine.population.RunManifest). Null for runs made before it was kept.
alter table entitlement.run add column row_hash bigint;
grant update (row_hash) on entitlement.run to ${app};

-- A number of a row's subject that every engine can make of its id: the last 60 bits.
create function entitlement.row_key(subject uuid) returns bigint
    language sql immutable parallel safe as $$
    select ('x' || right(replace(subject::text, '-', ''), 15))::bit(60)::bigint
$$;
