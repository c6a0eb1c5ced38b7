-- What the database holds by itself about vouchers that end (docs/decisions/0037).

-- A stop begins as proposed, of a voucher of the same office.
create function voucher.propose_stop() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if new.state <> 'proposed' or new.former_index is not null
       or not exists (select from voucher.voucher v
                       where v.voucher_id = new.voucher_id and v.org_path = new.org_path) then
        raise exception using errcode = 'check_violation', constraint = 'stop_is_proposed',
            message = 'a stop begins as proposed, by the office of the voucher';
    end if;
    return new;
end $$;
create trigger propose_stop before insert on voucher.stop
    for each row execute function voucher.propose_stop();

-- As before; the last day has to be over by then.
create or replace function voucher.expire(lot uuid, today date, at_moment timestamptz) returns table (fen bigint)
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
#variable_conflict use_column
begin
    if at_moment > now() + interval '1 day' or today > (at_moment at time zone 'Asia/Shanghai')::date then
        raise exception using errcode = 'check_violation', message = 'a day that is not over ends no voucher';
    end if;
    return query
        select e.fen
          from voucher.make_void(
                   (select array_agg(v.voucher_id)
                      from voucher.voucher v
                     where (v.issue_id = lot or v.campaign_id = lot)
                       and v.last_day < today and v.left_fen > 0 and v.expired_fen is null),
                   'expired', today, at_moment) e;
end $$;

-- As before, within the scope of whoever asks.
create or replace function voucher.replace_code(
    stop uuid, index_of_code bytea, sealed bytea, by_whom uuid, why text, at_moment timestamptz) returns void
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    v voucher.voucher;
begin
    select k.* into v
      from voucher.stop s
      join voucher.voucher k using (voucher_id)
     where s.stop_id = stop and s.org_path = k.org_path and k.left_fen > 0 and k.expired_fen is null
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

-- As before, within the scope of whoever asks, and altogether no more than the corrections took.
create or replace function voucher.reduce(award uuid, fen bigint, on_day date, at_moment timestamptz) returns bigint
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    v voucher.voucher;
    taken bigint;
    root uuid;
    most bigint;
    so_far bigint;
begin
    select coalesce(t.award_id, a.award_id) into root
      from entitlement.award a
      left join entitlement.correction t on t.correction_id = a.correction_id
     where a.award_id = reduce.award;
    -- all that was taken of the award and of its top-ups, by what its corrections took
    select sum(c.old_fen - case a.status when 'returned' then 0 else c.new_fen end) into most
      from entitlement.correction c
      join entitlement.award a using (award_id)
     where c.award_id = root and c.status = 'accepted' and c.new_fen < c.old_fen;
    select entitlement.taken_back_fen(root) + coalesce(sum(entitlement.taken_back_fen(t.award_id)), 0) into so_far
      from entitlement.correction c
      join entitlement.award t on t.correction_id = c.correction_id
     where c.award_id = root;
    if fen is null or fen <= 0 or most is null or so_far + fen > most then
        raise exception using errcode = 'check_violation', constraint = 'reduced_as_corrected',
            message = 'a voucher is reduced by what a correction took of its award';
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
