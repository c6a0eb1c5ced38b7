-- What was answered to a request that a program may send again because it does not know whether the first one arrived
-- (docs/decisions/0033): the work and its answer are one transaction, so that one is never without the other.
create table security.kept_answer (
    key             text primary key check (key ~ '^[!-~]{8,200}$'),
    org_path        scope.org_path not null,
    actor           uuid not null,
    -- of the method, the address and the body
    request_hash    bytea not null check (length(request_hash) = 32),
    asked_at        timestamptz not null,
    -- null only inside the transaction that does the work
    status          smallint check (status between 200 and 399),
    media_type      text,
    location        text,
    body_sealed     bytea
);
call scope.wall('security.kept_answer');
create index kept_answer_of on security.kept_answer (actor, asked_at);
grant select, insert, delete on security.kept_answer to ${app};
grant update (status, media_type, location, body_sealed) on security.kept_answer to ${app};

-- Programs may read budgets and enter appropriations.
alter table security.api_client
    drop constraint api_client_rights_check,
    add constraint api_client_rights_check check (cardinality(rights) > 0 and rights <@ array[
        'reference:read', 'policies:check', 'workers:read', 'workers:names', 'ledgers:read', 'filings:read',
        'duplicates:read', 'checks:read', 'imports:read', 'imports:write', 'decisions:read', 'figures:read',
        'budgets:read', 'budgets:write']);
