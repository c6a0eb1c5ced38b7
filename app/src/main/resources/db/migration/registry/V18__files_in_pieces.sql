-- A file is kept in pieces, each sealed by itself, so that none lies in memory whole; one from before has
-- a single piece.
select set_config('wengang.scope', 'cn/', true);
alter table registry.import_file add column piece int not null default 0 check (piece >= 0);
alter table registry.import_file alter column piece drop default;
alter table registry.import_file drop constraint import_file_pkey;
alter table registry.import_file add primary key (batch_id, piece);

-- An index that another one holds already.
drop index registry.worker_uscc;
