-- Void value goes back to where the money came from, and campaigns spend a pool (docs/decisions/0036).
select set_config('wengang.scope', 'cn/', true);

-- What was void before the books knew of vouchers.
insert into entitlement.voucher_return (award_id, org_path, fen, returned_on, returned_at)
select v.award_id, v.org_path, v.expired_fen, (now() at time zone 'Asia/Shanghai')::date, now()
  from voucher.voucher v
 where v.award_id is not null and v.expired_fen is not null;

alter table voucher.campaign
    -- whose pool pays; null where it was planned before campaigns had one
    add column policy_version_id uuid references entitlement.budget_pool,
    -- of its vouchers that are past their last day
    add column void_fen     bigint not null default 0,
    -- the night after which nothing of it changes; null before, and where no pool pays
    add column settled_on   date,
    add check (void_fen between 0 and face_fen * voucher_count - remaining_fen);
grant update (settled_on) on voucher.campaign to ${app};
update voucher.campaign c
   set void_fen = v.fen
  from (select campaign_id, sum(expired_fen)::bigint as fen
          from voucher.voucher
         where campaign_id is not null and expired_fen is not null
         group by campaign_id) v
 where v.campaign_id = c.campaign_id;

-- Let go only when the pool has kept what it may cost.
create function voucher.check_funded() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if not exists (select
                     from entitlement.voucher_fund f
                    where f.fund_id = new.campaign_id and f.policy_version_id = new.policy_version_id
                      and f.committed_fen = new.face_fen * new.voucher_count) then
        raise exception using errcode = 'check_violation',
            message = 'a campaign is let go with the money it may cost';
    end if;
    return null;
end $$;
create trigger check_new_funded after insert on voucher.campaign
    for each row when (new.released_by is not null and new.policy_version_id is not null)
    execute function voucher.check_funded();
create trigger check_funded after update on voucher.campaign
    for each row when (new.released_by is not null and old.released_by is null and new.policy_version_id is not null)
    execute function voucher.check_funded();

-- What is left of the vouchers of one issue or campaign is void after their last day, once.
drop function voucher.expire(date);
create function voucher.expire(lot uuid, today date) returns table (award_id uuid, fen bigint)
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
#variable_conflict use_column
begin
    return query
        update voucher.voucher v
           set expired_fen = v.left_fen
         where (v.issue_id = lot or v.campaign_id = lot)
           and v.last_day < today and v.left_fen > 0 and v.expired_fen is null
        returning v.award_id, v.expired_fen;
    update voucher.campaign c
       set void_fen = (select coalesce(sum(v.expired_fen), 0) from voucher.voucher v where v.campaign_id = lot)
     where c.campaign_id = lot;
end $$;
revoke all on function voucher.expire(uuid, date) from public;
grant execute on function voucher.expire(uuid, date) to ${app};

-- For the figures: what was claimed of a pool, and what of it is void, told of the record the person has at the office.
create view voucher.published_claim with (security_invoker = true) as
select k.voucher_id, k.person_id, s.subject_id, k.org_path, c.policy_version_id, v.face_fen,
       (k.claimed_at at time zone 'Asia/Shanghai')::date as claimed_on, coalesce(v.expired_fen, 0) as expired_fen,
       v.last_day
  from voucher.claim k
  join voucher.campaign c using (campaign_id)
  join voucher.voucher v using (voucher_id)
  left join lateral (select w.worker_id as subject_id
                       from registry.worker w
                      where w.person_id = k.person_id
                      order by w.worker_id
                      limit 1) s on true
 where c.policy_version_id is not null;
grant select on voucher.published_claim to ${app};
