-- Consumption vouchers (domain.md L10, W3): one of each award handed out, found by a code nobody can guess.

create table voucher.issue (
    issue_id        uuid primary key,
    org_path        scope.org_path not null,
    policy_version_id uuid not null references policy.policy_version,
    policy_code     text not null,
    policy_title    text not null,
    policy_title_en text not null,
    -- the form that was sent: the same one sent twice is one issue
    submission      uuid not null unique,
    -- both inclusive
    first_day       date not null,
    last_day        date not null,
    -- whether a voucher may be spent bit by bit; else as a whole
    partial         boolean not null,
    issued_at       timestamptz not null,
    issued_by       uuid not null,
    voucher_count   int not null check (voucher_count > 0),
    total_fen       bigint not null check (total_fen > 0),
    check (first_day <= last_day),
    unique (issue_id, first_day, last_day, partial)
);
call scope.wall('voucher.issue');
grant select, insert on voucher.issue to ${app};

-- The terms of its issue stand in each voucher, so that one statement spends it.
create table voucher.voucher (
    voucher_id      uuid primary key,
    issue_id        uuid not null,
    number          int not null check (number >= 1),
    award_id        uuid not null unique references entitlement.voucher_award,
    -- the county it holds in
    org_path        scope.org_path not null,
    -- keyed hash of the code, and the code sealed
    code_index      bytea not null unique check (length(code_index) = 32),
    code_sealed     bytea not null,
    face_fen        bigint not null check (face_fen > 0),
    left_fen        bigint not null,
    first_day       date not null,
    last_day        date not null,
    partial         boolean not null,
    check (left_fen between 0 and face_fen),
    check (partial or left_fen in (0, face_fen)),
    unique (issue_id, number),
    foreign key (issue_id, first_day, last_day, partial)
        references voucher.issue (issue_id, first_day, last_day, partial)
) with (fillfactor = 80);
call scope.wall('voucher.voucher');
grant select, insert on voucher.voucher to ${app};
grant update (left_fen) on voucher.voucher to ${app};

-- What an issue says it gave is what its vouchers are worth, looked at when the transaction ends.
create function voucher.check_issue() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if not exists (select
                     from voucher.voucher v
                    where v.issue_id = new.issue_id
                   having count(*) = new.voucher_count and sum(v.face_fen) = new.total_fen) then
        raise exception using errcode = 'check_violation',
            message = 'an issue is worth what its vouchers are';
    end if;
    return null;
end $$;
create constraint trigger check_issue after insert on voucher.issue
    deferrable initially deferred
    for each row execute function voucher.check_issue();

create function voucher.check_voucher() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if exists (select
                 from after v
                 left join entitlement.voucher_award a
                   on a.award_id = v.award_id and a.amount_fen = v.face_fen and a.org_path = v.org_path
                where a.award_id is null or v.left_fen <> v.face_fen) then
        raise exception using errcode = 'check_violation',
            message = 'a voucher begins with what its award is worth';
    end if;
    return null;
end $$;
create trigger check_voucher after insert on voucher.voucher
    referencing new table as after
    for each statement execute function voucher.check_voucher();
