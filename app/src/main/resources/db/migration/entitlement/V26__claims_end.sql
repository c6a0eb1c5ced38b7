-- What of a voucher comes back before its last day, and how every claim ends (docs/decisions/0037).
select set_config('wengang.scope', 'cn/', true);

-- More than one thing may come back of a voucher; the whole of them is at most its worth.
alter table entitlement.voucher_return
    add column return_id uuid not null default gen_random_uuid(),
    --   expired    nobody spent it in time
    --   stopped    it was made void before
    --   corrected  the award was corrected down
    --   repaid     it was spent, and is paid back in money
    add column cause text not null default 'expired'
        check (cause in ('expired', 'stopped', 'corrected', 'repaid')),
    drop constraint voucher_return_pkey,
    add primary key (return_id);
-- A voucher ends once.
create unique index one_end_a_voucher on entitlement.voucher_return (award_id) where cause in ('expired', 'stopped');
create index voucher_return_award on entitlement.voucher_return (award_id);
-- Functions that change the voucher write it.
revoke insert on entitlement.voucher_return from ${app};

-- As before, of all that came back of an award.
create or replace function entitlement.follow_void_vouchers() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
declare
    each_pool record;
begin
    if exists (select
                 from (select r.award_id, sum(r.fen) as fen
                         from entitlement.voucher_return r
                        where r.award_id in (select award_id from after)
                        group by r.award_id) b
                 join entitlement.voucher_award v using (award_id)
                where b.fen > v.amount_fen)
       or exists (select from after r join entitlement.voucher_award v using (award_id)
                   where r.org_path <> v.org_path) then
        raise exception using errcode = 'check_violation', message = 'no more comes back of a voucher than it was worth';
    end if;
    for each_pool in
        select a.policy_code, a.policy_version_id, sum(r.fen)::bigint as fen, max(v.handed_out_by::text)::uuid as by_whom,
               max(r.returned_at) as at_moment
          from after r
          join entitlement.voucher_award v using (award_id)
          join entitlement.award a using (award_id)
         group by a.policy_code, a.policy_version_id
         order by a.policy_code, a.policy_version_id
    loop
        perform entitlement.lock_pool(each_pool.policy_version_id);
        update entitlement.budget_pool p
           set paid_fen = p.paid_fen - each_pool.fen, committed_fen = p.committed_fen - each_pool.fen
         where p.policy_version_id = each_pool.policy_version_id;
        perform entitlement.promote_waiting(each_pool.policy_version_id, each_pool.by_whom, each_pool.at_moment);
    end loop;
    return null;
end $$;

-- What an accepted correction took of an award: claimed back, or never to be spent.
create function entitlement.taken_back_fen(award uuid) returns bigint language sql stable as $$
    select coalesce((select sum(m.amount_fen) from entitlement.claim m where m.award_id = taken_back_fen.award), 0)::bigint
           + coalesce((select sum(r.fen) from entitlement.voucher_return r
                        where r.award_id = taken_back_fen.award and r.cause = 'corrected'), 0)::bigint
$$;
grant execute on function entitlement.taken_back_fen(uuid) to ${app};

-- What stands for a person: the award and its top-ups that are not refused, less what was taken of each.
create or replace function entitlement.standing_fen(award uuid) returns bigint language sql stable as $$
    select a.amount_fen - entitlement.taken_back_fen(a.award_id)
           + coalesce((select sum(t.amount_fen - entitlement.taken_back_fen(t.award_id))
                         from entitlement.correction c
                         join entitlement.award t on t.correction_id = c.correction_id
                        where c.award_id = a.award_id and t.status not in ('refused', 'void')), 0)::bigint
      from entitlement.award a
     where a.award_id = standing_fen.award
$$;

-- One correction may claim of an award and of its top-ups, of each what was paid of it and is not asked back.
alter table entitlement.claim
    drop constraint claim_correction_id_key,
    add constraint one_claim_an_award unique (correction_id, award_id),
    drop constraint claim_state_check,
    --   waived  a second officer agreed that it does not come back
    add constraint claim_state_check check (state in ('open', 'settled', 'waived'));

-- What of an award was paid in money, and neither asked back nor claimed; null where nothing was.
create function entitlement.claimable_fen(award uuid) returns bigint language sql stable as $$
    select l.amount_fen - l.reclaimed_fen
           - coalesce((select sum(m.amount_fen)
                         from entitlement.claim m
                        where m.award_id = l.award_id and m.state = 'open'
                          and not exists (select from entitlement.clawback c
                                           where c.claim_id = m.claim_id and c.state in ('open', 'settled'))), 0)::bigint
      from entitlement.payment_line l
     where l.award_id = claimable_fen.award and l.state = 'paid'
$$;
grant execute on function entitlement.claimable_fen(uuid) to ${app};

create function entitlement.refuse_claims_beyond() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if not exists (select
                     from entitlement.payment_line l
                    where l.award_id = new.award_id and l.state = 'paid'
                      and new.amount_fen <= entitlement.claimable_fen(new.award_id))
       and not exists (select
                         from entitlement.voucher_award v
                        where v.award_id = new.award_id
                          and new.amount_fen <= v.amount_fen - entitlement.taken_back_fen(new.award_id)) then
        raise exception using errcode = 'check_violation', constraint = 'claim_of_what_was_paid',
            message = 'no more is claimed of an award than was paid of it';
    end if;
    return new;
end $$;
create trigger refuse_claims_beyond before insert on entitlement.claim
    for each row execute function entitlement.refuse_claims_beyond();

-- A claim of what was spent of a voucher has no line. Asked back, a claim ends: all of it comes, or a second officer
-- agrees that the rest does not.
alter table entitlement.clawback
    alter column line_id drop not null,
    add check (line_id is not null or claim_id is not null),
    add column waiver_reason text check (length(waiver_reason) between 1 and 500),
    add column waiver_by    uuid,
    add column waiver_at    timestamptz,
    add column waived_by    uuid,
    add column waived_at    timestamptz,
    drop constraint clawback_state_check,
    add constraint clawback_state_check check (state in ('proposed', 'open', 'refused', 'settled', 'waived')),
    drop constraint clawback_check6,
    add check (received_fen = 0 or state in ('open', 'settled', 'waived')),
    -- Four eyes.
    add constraint waiver_four_eyes check (waived_by <> waiver_by),
    add check ((waiver_by is null) = (waiver_at is null)),
    add check ((waiver_by is null) = (waiver_reason is null)),
    add check ((waived_by is null) = (waived_at is null)),
    add check (waived_by is null or waiver_by is not null),
    add check ((state = 'waived') = (waived_by is not null));
grant update (waiver_reason, waiver_by, waiver_at, waived_by, waived_at) on entitlement.clawback to ${app};
create index clawback_waiver on entitlement.clawback (org_path) where waiver_by is not null and state = 'open';

-- What is claimed of an award is asked back as claimed, and before anything else of it.
create function entitlement.check_clawback() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if new.claim_id is null
       and exists (select from entitlement.claim m where m.award_id = new.award_id and m.state = 'open'
                      and not exists (select from entitlement.clawback c
                                       where c.claim_id = m.claim_id and c.state in ('open', 'settled')))
       or new.claim_id is not null
       and not exists (select from entitlement.claim m
                        where m.claim_id = new.claim_id and m.award_id = new.award_id and m.state = 'open'
                          and m.amount_fen = new.amount_fen)
       or new.line_id is null
       and not exists (select from entitlement.voucher_award v where v.award_id = new.award_id) then
        raise exception using errcode = 'check_violation', constraint = 'clawback_as_claimed',
            message = 'what is claimed is asked back as it is claimed';
    end if;
    return new;
end $$;
create trigger check_new_clawback before insert on entitlement.clawback
    for each row execute function entitlement.check_clawback();
create trigger check_clawback before update on entitlement.clawback
    for each row when (old.state = 'proposed' and new.state = 'open')
    execute function entitlement.check_clawback();

create or replace function entitlement.follow_clawback() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if (old.state, new.state) not in (('proposed', 'open'), ('proposed', 'refused'), ('open', 'open'),
                                      ('open', 'settled'), ('open', 'waived')) then
        raise exception using errcode = 'check_violation',
            message = format('clawback %s is %s and stays so', old.clawback_id, old.state);
    end if;
    if old.state = 'proposed' and new.state = 'open' then
        update entitlement.payment_line l set reclaimed_fen = l.reclaimed_fen + new.amount_fen
         where l.line_id = new.line_id;
    end if;
    if new.state in ('settled', 'waived') then
        update entitlement.claim c set state = new.state where c.claim_id = new.claim_id;
    end if;
    return null;
end $$;

-- As before; what was spent of a voucher and is paid back lowers what is paid and held, since nobody may spend it again.
create or replace function entitlement.follow_receipt() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
declare
    back entitlement.clawback;
    line entitlement.payment_line;
begin
    update entitlement.clawback c
       set received_fen = c.received_fen + new.amount_fen,
           state = case when c.received_fen + new.amount_fen = c.amount_fen then 'settled' else c.state end
     where c.clawback_id = new.clawback_id and c.state = 'open'
    returning c.* into back;
    if back.clawback_id is null then
        raise exception using errcode = 'check_violation', message = 'nothing is asked back any more';
    end if;
    if back.line_id is null then
        insert into entitlement.voucher_return (award_id, org_path, fen, returned_on, returned_at, cause)
        select v.award_id, v.org_path, new.amount_fen, new.received_on, new.recorded_at, 'repaid'
          from entitlement.voucher_award v
         where v.award_id = back.award_id;
        return null;
    end if;
    update entitlement.payment_line l set returned_fen = l.returned_fen + new.amount_fen
     where l.line_id = back.line_id
    returning l.* into line;
    if line.returned_fen = line.amount_fen then
        update entitlement.award a
           set status = 'reversed', changed_by = new.recorded_by, changed_at = new.recorded_at, version = a.version + 1
         where a.award_id = back.award_id and a.status = 'approved';
    end if;
    return null;
end $$;

-- As before; what is paid back of a voucher is told once.
create or replace view entitlement.published_return with (security_invoker = true) as
select c.award_id, a.person_id, a.subject_id, a.org_path, a.policy_version_id, a.form, r.amount_fen,
       r.received_on as returned_on
  from entitlement.clawback_receipt r
  join entitlement.clawback c using (clawback_id)
  join entitlement.award a using (award_id)
 where c.line_id is not null
 union all
select r.award_id, a.person_id, a.subject_id, a.org_path, a.policy_version_id, a.form, r.fen, r.returned_on
  from entitlement.voucher_return r
  join entitlement.award a using (award_id);
