-- The limits a policy declares between people, all of them (rules.md §5.5): how often, in how many months, how much
-- for one payee, and one pool for all versions of a policy. What the statement reckons, these constraints hold.

-- A special action by its name, where the policy counts within one.
alter table entitlement.run add column campaign text check (length(campaign) between 1 and 60);

-- Who is concerned, and the limits the award was given under.
alter table entitlement.award
    alter column exclusive_group drop not null,
    add column policy_code  text,
    -- the row's subject; whose cap it is; the month it is for, by its first day
    add column subject_key  uuid,
    add column payee_id     uuid,
    add column month        date check (extract(day from month) = 1),
    add column campaign     text check (length(campaign) between 1 and 60),
    -- which one it is of those that may be had: by whom, within what ('' the policy, 'month 2021-02', 'campaign …';
    -- before it 'subject ' where the id is one), and of how many
    add column counted_id   uuid,
    add column counted_within text,
    add column nth          int,
    add column at_most      int,
    -- the most its payee may have within the same, and the most months its person may have; null: no limit
    add column cap_within   text,
    add column cap_fen      bigint check (cap_fen >= 0),
    add column most_months  int check (most_months >= 0),
    add check (nth between 1 and at_most),
    add check (counted_id in (person_id, subject_key)),
    add check ((cap_fen is null) = (cap_within is null)),
    add check (most_months is null or month is not null);

-- Those there are were all given once a person; where the group changed from version to version there may be more.
select set_config('wengang.scope', 'cn/', true);
alter table entitlement.award disable trigger user;
update entitlement.award a
   set policy_code = n.code, subject_key = a.person_id, payee_id = a.person_id, counted_id = a.person_id,
       counted_within = '', nth = n.nth, at_most = n.nth
  from (select o.award_id, v.code,
               row_number() over (partition by v.code, o.person_id, o.status in ('refused', 'void'),
                                               o.correction_id is null
                                  order by o.award_id) as nth
          from entitlement.award o
          join policy.policy_version v using (policy_version_id)) n
 where n.award_id = a.award_id;
alter table entitlement.award enable trigger user;
alter table entitlement.award
    alter column policy_code set not null,
    alter column subject_key set not null,
    alter column payee_id set not null,
    alter column counted_id set not null,
    alter column counted_within set not null,
    alter column nth set not null,
    alter column at_most set not null;

-- As often as is allowed and not once more, whatever the version. Of one version a refused award takes its place too:
-- what was refused is not proposed again.
drop index entitlement.one_award_a_person_and_policy;
create unique index one_award_a_place on entitlement.award (policy_code, counted_id, counted_within, nth)
    where status not in ('refused', 'void') and correction_id is null;
-- A row of facts gives one award of a policy, and another one only in another special action.
create unique index one_award_a_row on entitlement.award (worker_id, policy_code, coalesce(campaign, ''))
    where status not in ('refused', 'void') and correction_id is null and exclusive_group is null;
create unique index one_award_a_place_and_version
    on entitlement.award (counted_id, policy_version_id, counted_within, nth)
    where status <> 'void' and correction_id is null;

-- What one payee holds under a cap, kept by the triggers below.
create table entitlement.capped_payee (
    policy_code     text not null,
    payee_id        uuid not null,
    cap_within      text not null,
    org_path        scope.org_path not null,
    held_fen        bigint not null check (held_fen >= 0),
    -- the highest of those its awards were given under
    cap_fen         bigint not null,
    check (held_fen <= cap_fen),
    primary key (policy_code, payee_id, cap_within)
);
call scope.wall('entitlement.capped_payee');
grant select on entitlement.capped_payee to ${app};

-- In how many months one person has awards of a policy, likewise.
create table entitlement.months_had (
    policy_code     text not null,
    person_id       uuid not null,
    org_path        scope.org_path not null,
    months          int not null,
    most            int not null,
    check (months <= most),
    primary key (policy_code, person_id)
);
call scope.wall('entitlement.months_had');
grant select on entitlement.months_had to ${app};

-- All versions of a policy spend one pool: what the former ones committed counts, by the amount of each later one.
alter table entitlement.budget_pool
    add column policy_code  text,
    add column version      int;
update entitlement.budget_pool b
   set policy_code = v.code, version = v.version
  from policy.policy_version v
 where v.policy_version_id = b.policy_version_id;
alter table entitlement.budget_pool
    alter column policy_code set not null,
    alter column version set not null,
    add unique (policy_code, version);

create function entitlement.earlier_fen(policy uuid) returns bigint
    language sql stable security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
    select coalesce(sum(e.committed_fen), 0)::bigint
      from entitlement.budget_pool b
      join entitlement.budget_pool e on e.policy_code = b.policy_code and e.version < b.version
     where b.policy_version_id = policy
$$;
revoke all on function entitlement.earlier_fen(uuid) from public;
grant execute on function entitlement.earlier_fen(uuid) to ${app};

-- What a version may still commit: no later version may be overspent by it either. Null: no limit.
create function entitlement.pool_left(policy uuid) returns bigint
    language sql stable security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
    select min(l.amount_fen - l.upto_fen)::bigint
      from entitlement.budget_pool b
      join (select policy_code, version, amount_fen,
                   sum(committed_fen) over (partition by policy_code order by version) as upto_fen
              from entitlement.budget_pool) l
        on l.policy_code = b.policy_code and l.version >= b.version
     where b.policy_version_id = policy
$$;
revoke all on function entitlement.pool_left(uuid) from public;
grant execute on function entitlement.pool_left(uuid) to ${app};

-- Locks the pools of all versions, in their order.
create or replace function entitlement.lock_pool(policy uuid) returns bigint
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    perform 1
      from entitlement.budget_pool b
     where b.policy_code = (select o.policy_code from entitlement.budget_pool o where o.policy_version_id = policy)
     order by b.version
       for update;
    return entitlement.pool_left(policy);
end $$;

-- Whether money was added that one of the pools does not have; a pool that is overspent already may give back.
create function entitlement.refuse_overspending(moved jsonb) returns void language plpgsql as $$
begin
    if exists (select from jsonb_each_text(moved) m
                where m.value::bigint > 0 and entitlement.lock_pool(m.key::uuid) < 0) then
        raise exception using errcode = 'check_violation', message = 'the versions of a policy overspend its pool';
    end if;
end $$;

create function entitlement.holds_a_place(status text) returns boolean
    language sql immutable parallel safe as $$
    select status not in ('refused', 'void')
$$;

-- The months of the persons an award of whom has come or changed, counted anew. A month for which there is an award
-- of a version without a limit is none more. What is taken away never breaks the limit, whatever version gave it.
create function entitlement.count_months(policies text[], persons uuid[], are_new boolean) returns void
    language sql as $$
    insert into entitlement.months_had as m (policy_code, person_id, org_path, months, most)
    select w.policy_code, w.person_id,
           (select v.org_path from policy.policy_version v where v.code = w.policy_code order by v.version limit 1),
           count(distinct a.month),
           greatest(coalesce(max(a.most_months), 0), case when not are_new then count(distinct a.month) end)
      from unnest(policies, persons) as w (policy_code, person_id)
      left join entitlement.award a
        on a.policy_code = w.policy_code and a.person_id = w.person_id and a.most_months is not null
           and entitlement.holds_a_place(a.status) and a.correction_id is null
           and not exists (
               select 1
                 from entitlement.award o
                where o.policy_code = a.policy_code and o.person_id = a.person_id and o.month = a.month
                  and o.most_months is null and entitlement.holds_a_place(o.status))
     group by w.policy_code, w.person_id
    on conflict (policy_code, person_id) do update set months = excluded.months, most = excluded.most
$$;

create or replace function entitlement.follow_new_awards() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
declare
    moved jsonb;
begin
    insert into entitlement.award_step (award_id, version, org_path, status, reason, changed_by, changed_at)
    select award_id, version, org_path, status, reason, changed_by, changed_at from after;
    with moving as (
        select policy_version_id, sum(amount_fen)::bigint as fen
          from after
         where entitlement.holds_money(status)
         group by policy_version_id
    ), followed as (
        update entitlement.budget_pool b
           set committed_fen = b.committed_fen + m.fen
          from moving m
         where b.policy_version_id = m.policy_version_id
    )
    select coalesce(jsonb_object_agg(policy_version_id, fen), '{}') into moved from moving;
    perform entitlement.refuse_overspending(moved);
    if exists (select from after where cap_fen is not null) then
        insert into entitlement.capped_payee as p (policy_code, payee_id, cap_within, org_path, held_fen, cap_fen)
        select a.policy_code, a.payee_id, a.cap_within, v.org_path, sum(a.amount_fen), max(a.cap_fen)
          from after a
          join policy.policy_version v using (policy_version_id)
         where a.cap_fen is not null and entitlement.holds_a_place(a.status)
         group by a.policy_code, a.payee_id, a.cap_within, v.org_path
        on conflict (policy_code, payee_id, cap_within) do update
           set held_fen = p.held_fen + excluded.held_fen, cap_fen = greatest(p.cap_fen, excluded.cap_fen);
    end if;
    perform entitlement.count_months(array_agg(w.policy_code), array_agg(w.person_id), true)
       from (select distinct a.policy_code, a.person_id
               from after a
               left join entitlement.months_had m using (policy_code, person_id)
              where a.most_months is not null or m.months is not null) w
     having count(*) > 0;
    return null;
end $$;

create or replace function entitlement.follow_changed_awards() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
declare
    moved jsonb;
begin
    insert into entitlement.award_step (award_id, version, org_path, status, reason, changed_by, changed_at)
    select award_id, version, org_path, status, reason, changed_by, changed_at from after;
    with moving as (
        select policy_version_id, sum(fen)::bigint as fen
          from (select policy_version_id, amount_fen as fen from after where entitlement.holds_money(status)
                union all
                select policy_version_id, -amount_fen from before where entitlement.holds_money(status)) both_ways
         group by policy_version_id
        having sum(fen) <> 0
    ), followed as (
        update entitlement.budget_pool b
           set committed_fen = b.committed_fen + m.fen
          from moving m
         where b.policy_version_id = m.policy_version_id
    )
    select coalesce(jsonb_object_agg(policy_version_id, fen), '{}') into moved from moving;
    perform entitlement.refuse_overspending(moved);
    if exists (select from after where cap_fen is not null) then
        update entitlement.capped_payee p
           set held_fen = p.held_fen + m.fen
          from (select policy_code, payee_id, cap_within, sum(fen)::bigint as fen
                  from (select policy_code, payee_id, cap_within, amount_fen as fen
                          from after
                         where cap_fen is not null and entitlement.holds_a_place(status)
                        union all
                        select policy_code, payee_id, cap_within, -amount_fen
                          from before
                         where cap_fen is not null and entitlement.holds_a_place(status)) both_ways
                 group by policy_code, payee_id, cap_within
                having sum(fen) <> 0) m
         where p.policy_code = m.policy_code and p.payee_id = m.payee_id and p.cap_within = m.cap_within;
    end if;
    perform entitlement.count_months(array_agg(w.policy_code), array_agg(w.person_id), false)
       from (select distinct a.policy_code, a.person_id
               from after a
               left join entitlement.months_had m using (policy_code, person_id)
              where a.most_months is not null or m.months is not null) w
     having count(*) > 0;
    return null;
end $$;

-- Money that was given back goes to those who wait for it: of this version, then of each later one.
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
            select a.award_id, sum(a.amount_fen) over (order by a.queue_number) as upto_fen
              from entitlement.award a
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

-- What limits between people say of a row, beside excluded and waiting.
alter table entitlement.run
    add column out_of_months int check (out_of_months >= 0),
    add column capped       int check (capped >= 0),
    add column refused_budget int check (refused_budget >= 0);
update entitlement.run set out_of_months = 0, capped = 0, refused_budget = 0 where finished_at is not null;
alter table entitlement.run drop constraint run_check;
alter table entitlement.run
    add constraint everybody_is_counted check (
        finished_at is null
        or people = eligible + not_eligible + undecided + excluded + out_of_months + capped + waiting_budget
                    + refused_budget);
grant update (out_of_months, capped, refused_budget) on entitlement.run to ${app};

alter table entitlement.determination drop constraint determination_verdict_check;
alter table entitlement.determination
    -- what a cap took off the amount of the rule; null: nothing
    add column cut_fen bigint check (cut_fen > 0),
    add constraint verdict_is_known check (verdict in (
        'eligible', 'not_eligible', 'undecided', 'excluded', 'out_of_months', 'capped', 'waiting_budget',
        'refused_budget')),
    add constraint cut_where_eligible check (
        cut_fen is null or verdict in ('eligible', 'capped', 'waiting_budget', 'refused_budget')),
    add constraint capped_is_cut check (verdict <> 'capped' or cut_fen is not null);

-- What an award takes of its payee's cap: itself and its top-ups.
create function entitlement.held_fen(award uuid) returns bigint language sql stable as $$
    select a.amount_fen
           + coalesce((select sum(t.amount_fen)
                         from entitlement.correction c
                         join entitlement.award t on t.correction_id = c.correction_id
                        where c.award_id = a.award_id and entitlement.holds_a_place(t.status)), 0)::bigint
      from entitlement.award a
     where a.award_id = held_fen.award
$$;
