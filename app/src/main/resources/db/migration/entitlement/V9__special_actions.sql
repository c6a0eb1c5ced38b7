-- Special actions of one policy stand beside each other: a determination for one leaves what another one gave.

-- Money that was given back goes to those who wait for it: of this version, then of each later one; the run that
-- was first goes first.
create or replace function entitlement.promote_waiting(policy uuid, by_whom uuid, at_moment timestamptz)
    returns bigint language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
declare
    each_version uuid;
    left_fen bigint;
    promoted bigint;
    in_all bigint := 0;
begin
    perform entitlement.lock_pool(policy);
    for each_version in
        select l.policy_version_id
          from entitlement.budget_pool b
          join entitlement.budget_pool l on l.policy_code = b.policy_code and l.version >= b.version
         where b.policy_version_id = policy
         order by l.version
    loop
        left_fen := entitlement.pool_left(each_version);
        with queue as (
            select a.award_id,
                   sum(a.amount_fen) over (order by r.started_at, r.run_id, a.queue_number) as upto_fen
              from entitlement.award a
              join entitlement.run r using (run_id)
             where a.policy_version_id = each_version and a.status = 'waiting'
        )
        update entitlement.award a
           set status = 'proposed', changed_by = by_whom, changed_at = at_moment, version = a.version + 1
          from queue q
         where a.award_id = q.award_id and (left_fen is null or q.upto_fen <= left_fen);
        get diagnostics promoted = row_count;
        in_all := in_all + promoted;
    end loop;
    return in_all;
end $$;

-- The special action a policy is tried for, where it counts within one.
alter table entitlement.simulation add column campaign text check (length(campaign) between 1 and 60);

-- V8 checked its keys with the wall before it and saw no row; here all are seen.
select set_config('wengang.scope', 'cn/', true);
do $$
declare
    without text;
begin
    select t.name into without
      from (select 'determination' as name, subject_id from entitlement.determination
            union all
            select 'award', subject_id from entitlement.award
            union all
            select 'correction', subject_id from entitlement.correction) t
     where not exists (select from registry.subject s where s.subject_id = t.subject_id)
     limit 1;
    if without is not null then
        raise exception using errcode = 'foreign_key_violation',
            message = format('a row of entitlement.%s has no subject', without);
    end if;
end $$;
