-- A voucher can be stopped before its last day, and follows a correction of its award (docs/decisions/0037).
select set_config('wengang.scope', 'cn/', true);

alter table voucher.voucher
    -- never to be spent, because its award was corrected down
    add column reduced_fen  bigint not null default 0 check (reduced_fen >= 0),
    -- spent when it was corrected: that is not given back at a till any more
    add column kept_fen     bigint not null default 0 check (kept_fen >= 0),
    -- void before its last day
    add column is_stopped   boolean not null default false,
    drop constraint voucher_check,
    drop constraint voucher_check1,
    add constraint voucher_left check (left_fen between 0 and face_fen - reduced_fen - kept_fen),
    add constraint voucher_whole check (partial or left_fen in (0, face_fen - reduced_fen)),
    add constraint stopped_is_void check (expired_fen is not null or not is_stopped);

-- The one way in which what is left becomes void: the voucher can be neither spent nor given back, and its value goes
-- back to where it came from in the same statement. Whoever calls it holds the pool already. A campaign's pool learns
-- of it in the night.
create function voucher.make_void(vouchers uuid[], why text, on_day date, at_moment timestamptz)
    returns table (fen bigint)
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
#variable_conflict use_column
begin
    return query
        with ended as (
            update voucher.voucher v
               set expired_fen = v.left_fen, is_stopped = why = 'stopped'
             where v.voucher_id = any (vouchers) and v.left_fen > 0 and v.expired_fen is null
            returning v.award_id, v.org_path, v.campaign_id, v.expired_fen
        ), given_back as (
            insert into entitlement.voucher_return (award_id, org_path, fen, returned_on, returned_at, cause)
            select e.award_id, e.org_path, e.expired_fen, on_day, at_moment, why
              from ended e
             where e.award_id is not null
        ), told as (
            update voucher.campaign c
               set void_fen = c.void_fen + e.fen
              from (select campaign_id, sum(expired_fen)::bigint as fen from ended group by campaign_id) e
             where c.campaign_id = e.campaign_id
        )
        select e.expired_fen from ended e;
end $$;
revoke all on function voucher.make_void(uuid[], text, date, timestamptz) from public;

drop function voucher.expire(uuid, date);
create function voucher.expire(lot uuid, today date, at_moment timestamptz) returns table (fen bigint)
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
#variable_conflict use_column
begin
    return query
        select e.fen
          from voucher.make_void(
                   (select array_agg(v.voucher_id)
                      from voucher.voucher v
                     where (v.issue_id = lot or v.campaign_id = lot)
                       and v.last_day < today and v.left_fen > 0 and v.expired_fen is null),
                   'expired', today, at_moment) e;
end $$;
revoke all on function voucher.expire(uuid, date, timestamptz) from public;
grant execute on function voucher.expire(uuid, date, timestamptz) to ${app};

-- Proposed by one officer, decided by another.
create table voucher.stop (
    stop_id         uuid primary key,
    voucher_id      uuid not null references voucher.voucher,
    -- the voucher's
    org_path        scope.org_path not null,
    cause           text not null check (cause in ('lost', 'double', 'corrected', 'other')),
    reason          text not null check (length(reason) between 1 and 500),
    -- the form that was sent: the same one sent twice is one stop
    submission      uuid not null unique,
    proposed_by     uuid not null,
    proposed_at     timestamptz not null,
    --   replaced  a lost slip: the voucher has another code and all that was left
    state           text not null check (state in ('proposed', 'accepted', 'refused', 'replaced')),
    decided_by      uuid,
    decided_at      timestamptz,
    decision        text check (length(decision) between 1 and 500),
    -- what became void by it
    void_fen        bigint check (void_fen > 0),
    -- keyed hash of the code it had, which no other voucher gets
    former_index    bytea unique check (length(former_index) = 32),
    constraint stop_four_eyes check (decided_by <> proposed_by),
    check ((state = 'proposed') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null)),
    check ((decided_by is null) = (decision is null)),
    check ((state = 'accepted') = (void_fen is not null)),
    check ((state = 'replaced') = (former_index is not null)),
    check (state <> 'replaced' or cause = 'lost')
);
call scope.wall('voucher.stop');
create unique index one_stop_a_voucher on voucher.stop (voucher_id) where state in ('proposed', 'accepted');
create index stop_of_voucher on voucher.stop (voucher_id, stop_id);
create index stop_state on voucher.stop (state, stop_id);
grant select, insert on voucher.stop to ${app};
grant update (state, decided_by, decided_at, decision) on voucher.stop to ${app};

-- Accepted, it stops the voucher; a redemption at the same moment comes before it or not at all.
create function voucher.carry_out_stop() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if old.state <> 'proposed' then
        raise exception using errcode = 'check_violation', message = 'a stop that was decided stays so';
    end if;
    if new.state = 'accepted' then
        select e.fen into new.void_fen
          from voucher.make_void(array[new.voucher_id], 'stopped',
                                 (new.decided_at at time zone 'Asia/Shanghai')::date, new.decided_at) e;
        if new.void_fen is null then
            raise exception using errcode = 'check_violation', constraint = 'stop_voucher_left',
                message = 'nothing is left of the voucher';
        end if;
    end if;
    return new;
end $$;
create trigger carry_out_stop before update on voucher.stop
    for each row execute function voucher.carry_out_stop();

-- Gives the voucher of a lost slip another code instead.
create function voucher.replace_code(
    stop uuid, index_of_code bytea, sealed bytea, by_whom uuid, why text, at_moment timestamptz) returns void
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
declare
    v voucher.voucher;
begin
    select k.* into v
      from voucher.stop s
      join voucher.voucher k using (voucher_id)
     where s.stop_id = stop and k.left_fen > 0 and k.expired_fen is null
       for update of k;
    if not found then
        raise exception using errcode = 'check_violation', constraint = 'stop_voucher_left',
            message = 'nothing is left of the voucher';
    end if;
    update voucher.stop s
       set state = 'replaced', decided_by = by_whom, decided_at = at_moment, decision = why,
           former_index = v.code_index
     where s.stop_id = stop;
    update voucher.voucher k
       set code_index = index_of_code, code_sealed = sealed
     where k.voucher_id = v.voucher_id;
end $$;
revoke all on function voucher.replace_code(uuid, bytea, bytea, uuid, text, timestamptz) from public;
grant execute on function voucher.replace_code(uuid, bytea, bytea, uuid, text, timestamptz) to ${app};

-- Takes that much of the voucher of an award that a correction took; answers how much of it was spent already. Whoever
-- calls it holds the pool.
create function voucher.reduce(award uuid, fen bigint, on_day date, at_moment timestamptz) returns bigint
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
declare
    v voucher.voucher;
    taken bigint;
begin
    if not exists (select
                     from entitlement.award a
                     left join entitlement.correction t on t.correction_id = a.correction_id
                     join entitlement.correction c on c.award_id in (a.award_id, t.award_id)
                    where a.award_id = reduce.award and c.status = 'accepted' and c.new_fen < c.old_fen) then
        raise exception using errcode = 'check_violation', message = 'only a correction reduces a voucher';
    end if;
    select * into strict v from voucher.voucher k where k.award_id = reduce.award for update;
    taken := least(fen, v.left_fen);
    if v.expired_fen is null then
        update voucher.voucher k
           set left_fen = k.left_fen - taken, reduced_fen = k.reduced_fen + taken,
               kept_fen = k.face_fen - k.reduced_fen - k.left_fen
         where k.voucher_id = v.voucher_id;
        insert into entitlement.voucher_return (award_id, org_path, fen, returned_on, returned_at, cause)
        select reduce.award, v.org_path, taken, on_day, at_moment, 'corrected'
         where taken > 0;
    end if;
    return fen - taken;
end $$;
revoke all on function voucher.reduce(uuid, bigint, date, timestamptz) from public;
grant execute on function voucher.reduce(uuid, bigint, date, timestamptz) to ${app};

