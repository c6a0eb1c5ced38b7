-- Vouchers for whoever of the register comes first (scale.md §4): a pool of so many of one face, one a person.

create table voucher.campaign (
    campaign_id     uuid primary key,
    org_path        scope.org_path not null,
    title           text not null check (length(title) between 1 and 60),
    face_fen        bigint not null check (face_fen > 0),
    voucher_count   int not null check (voucher_count between 1 and 1000000),
    -- only granting changes it
    remaining_fen   bigint not null,
    -- when it may be claimed, from and until, the end exclusive
    opens_at        timestamptz not null,
    closes_at       timestamptz not null,
    -- of the vouchers' use, both inclusive
    first_day       date not null,
    last_day        date not null,
    partial         boolean not null,
    -- the form that was sent: the same one sent twice is one campaign
    submission      uuid not null unique,
    made_at         timestamptz not null,
    made_by         uuid not null,
    -- Whoever planned it does not let it go.
    released_at     timestamptz,
    released_by     uuid,
    check (released_by <> made_by),
    check ((released_by is null) = (released_at is null)),
    check (opens_at < closes_at),
    check (first_day <= last_day),
    -- The second line of defence: what is left is never below nothing, and always whole vouchers.
    check (remaining_fen between 0 and face_fen * voucher_count and remaining_fen % face_fen = 0),
    unique (campaign_id, first_day, last_day, partial)
);
call scope.wall('voucher.campaign');
grant select, insert on voucher.campaign to ${app};
grant update (released_at, released_by) on voucher.campaign to ${app};

-- A voucher is of an award, or of a campaign.
alter table voucher.voucher
    alter column issue_id drop not null,
    alter column award_id drop not null,
    add column campaign_id uuid,
    add check (num_nonnulls(award_id, campaign_id) = 1 and num_nonnulls(issue_id, campaign_id) = 1),
    add unique (campaign_id, number),
    add foreign key (campaign_id, first_day, last_day, partial)
        references voucher.campaign (campaign_id, first_day, last_day, partial);

-- At most one a person, whoever asks at whatever node and however often.
create table voucher.claim (
    campaign_id     uuid not null references voucher.campaign,
    person_id       uuid not null references registry.person,
    org_path        scope.org_path not null,
    voucher_id      uuid not null unique references voucher.voucher,
    claimed_at      timestamptz not null,
    primary key (campaign_id, person_id)
);
call scope.wall('voucher.claim');
grant select on voucher.claim to ${app};

create or replace function voucher.check_voucher() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if exists (select
                 from after v
                 left join entitlement.voucher_award a
                   on a.award_id = v.award_id and a.amount_fen = v.face_fen and a.org_path = v.org_path
                 left join voucher.campaign c
                   on c.campaign_id = v.campaign_id and c.face_fen = v.face_fen and c.org_path = v.org_path
                where num_nonnulls(a.award_id, c.campaign_id) = 0 or v.left_fen <> v.face_fen) then
        raise exception using errcode = 'check_violation',
            message = 'a voucher begins with what its award or campaign gives';
    end if;
    return null;
end $$;
-- Vouchers of campaigns come from the function below alone.
revoke insert on voucher.voucher from ${app};
grant insert (voucher_id, issue_id, number, award_id, org_path, code_index, code_sealed, face_fen, left_fen, first_day,
              last_day, partial) on voucher.voucher to ${app};

-- Grants to those who ask, in their order, what is left, and tells of each what came of it. The pool's row is locked
-- first: batches of several nodes come one after the other. Who has a voucher already gets no second one and takes
-- nothing from the pool; what is granted is capped by what is left; the pool shrinks by the rows really added.
create function voucher.claim_batch(
    campaign uuid, moment timestamptz, persons uuid[], vouchers uuid[], code_indexes bytea[], codes_sealed bytea[])
    returns table (person_id uuid, outcome text, code_sealed bytea)
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
#variable_conflict use_column
declare
    c voucher.campaign;
    granted uuid[];
begin
    select * into c from voucher.campaign k where k.campaign_id = campaign for update;
    if c.released_at is null or moment < c.opens_at or moment >= c.closes_at then
        return query select p, 'closed'::text, null::bytea from unnest(persons) p;
        return;
    end if;
    with asked as (
        select distinct on (p.person) p.*
          from unnest(persons, vouchers, code_indexes, codes_sealed)
               with ordinality as p (person, voucher, code_index, code_sealed, n)
         where not exists (select from voucher.claim k where k.campaign_id = campaign and k.person_id = p.person)
         order by p.person, p.n
    ), fresh as (
        select a.*
          from asked a
         order by a.n
         limit c.remaining_fen / c.face_fen
    ), made as (
        insert into voucher.voucher
               (voucher_id, campaign_id, number, org_path, code_index, code_sealed, face_fen, left_fen, first_day,
                last_day, partial)
        select f.voucher, campaign,
               c.voucher_count - c.remaining_fen / c.face_fen + row_number() over (order by f.n),
               c.org_path, f.code_index, f.code_sealed, c.face_fen, c.face_fen, c.first_day, c.last_day, c.partial
          from fresh f
    ), kept as (
        insert into voucher.claim as k (campaign_id, person_id, org_path, voucher_id, claimed_at)
        select campaign, f.person, c.org_path, f.voucher, moment from fresh f
        returning k.person_id
    )
    select coalesce(array_agg(k.person_id), '{}') into granted from kept k;
    update voucher.campaign k
       set remaining_fen = k.remaining_fen - cardinality(granted) * c.face_fen
     where k.campaign_id = campaign and cardinality(granted) > 0;
    return query
        select a.person,
               case when g.person is not null then 'granted' when v.voucher_id is not null then 'already'
                    else 'sold_out' end,
               v.code_sealed
          from (select distinct u.person from unnest(persons) as u (person)) a
          left join unnest(granted) as g (person) on g.person = a.person
          left join voucher.claim k on k.campaign_id = campaign and k.person_id = a.person
          left join voucher.voucher v on v.voucher_id = k.voucher_id;
end $$;
revoke all on function voucher.claim_batch(uuid, timestamptz, uuid[], uuid[], bytea[], bytea[]) from public;
grant execute on function voucher.claim_batch(uuid, timestamptz, uuid[], uuid[], bytea[], bytea[]) to ${app};

-- What holds a payment holds a voucher: an award with an open finding is not handed out.
create trigger refuse_held after insert on entitlement.voucher_award
    referencing new table as after
    for each statement execute function entitlement.refuse_paying_held();
