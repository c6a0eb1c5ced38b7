-- Records that turn out to be one person, or not one after all (docs/decisions/0017): their awards go with them, and
-- what one person may have only once stays once. An award that may not stand beside another one is marked with it,
-- keeps its money, and waits for an officer; nothing is taken away or paid silently.

alter table entitlement.award
    -- the award beside which this one may not stand; null: it may
    add column double_of uuid references entitlement.award,
    -- the place it took before a merge moved it to another one; null: the one it has
    add column own_nth int;
create index award_double on entitlement.award (person_id) where double_of is not null;

drop index entitlement.one_award_a_person_and_group;
create unique index one_award_a_person_and_group on entitlement.award (person_id, exclusive_group)
    where status not in ('refused', 'void') and correction_id is null and double_of is null;
drop index entitlement.one_award_a_place;
create unique index one_award_a_place on entitlement.award (policy_code, counted_id, counted_within, nth)
    where status not in ('refused', 'void') and correction_id is null and double_of is null;
drop index entitlement.one_award_a_place_and_version;
create unique index one_award_a_place_and_version
    on entitlement.award (counted_id, policy_version_id, counted_within, nth)
    where status <> 'void' and correction_id is null and double_of is null;

-- An award that may not stand is not approved, and not paid.
create function entitlement.refuse_doubles() returns trigger language plpgsql as $$
begin
    raise exception using errcode = 'check_violation',
        message = format('award %s may not stand beside award %s', new.award_id, new.double_of);
end $$;
create trigger refuse_doubles before update on entitlement.award
    for each row when (new.double_of is not null and new.status = 'approved' and old.status <> 'approved')
    execute function entitlement.refuse_doubles();

create function entitlement.refuse_paying_doubles() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if exists (select from after join entitlement.award a using (award_id) where a.double_of is not null) then
        raise exception using errcode = 'check_violation',
            message = 'an award that may not stand beside another one is not paid';
    end if;
    return null;
end $$;
create trigger refuse_doubles after insert on entitlement.payment_line
    referencing new table as after
    for each statement execute function entitlement.refuse_paying_doubles();

-- An award in a payment stays as it was approved; whose it is may turn out otherwise.
create or replace function entitlement.keep_awards_in_payment() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
declare
    may_change constant text[] := '{person_id,subject_key,payee_id,counted_id,nth,own_nth,double_of,changed_by,changed_at,version}';
begin
    if exists (select
                 from before b
                 join entitlement.payment_line using (award_id)
                 join after a using (award_id)
                where to_jsonb(b) - may_change <> to_jsonb(a) - may_change) then
        raise exception using errcode = 'check_violation',
            message = 'an award in a payment batch can not be changed';
    end if;
    return null;
end $$;
drop trigger keep_awards_in_payment on entitlement.award;
create trigger keep_awards_in_payment after update on entitlement.award
    referencing old table as before new table as after
    for each statement execute function entitlement.keep_awards_in_payment();

create or replace function entitlement.count_months(policies text[], persons uuid[], are_new boolean) returns void
    language sql as $$
    insert into entitlement.months_had as m (policy_code, person_id, org_path, months, most)
    select w.policy_code, w.person_id,
           (select v.org_path from policy.policy_version v where v.code = w.policy_code order by v.version limit 1),
           count(distinct a.month),
           greatest(coalesce(max(a.most_months), 0), case when not are_new then count(distinct a.month) end)
      from unnest(policies, persons) as w (policy_code, person_id)
      left join entitlement.award a
        on a.policy_code = w.policy_code and a.person_id = w.person_id and a.most_months is not null
           and entitlement.holds_a_place(a.status) and a.correction_id is null and a.double_of is null
           and not exists (
               select 1
                 from entitlement.award o
                where o.policy_code = a.policy_code and o.person_id = a.person_id and o.month = a.month
                  and o.most_months is null and entitlement.holds_a_place(o.status) and o.double_of is null)
     group by w.policy_code, w.person_id
    on conflict (policy_code, person_id) do update set months = excluded.months, most = excluded.most
$$;

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
        -- From one payee to another where it turned out whose they are.
        with moving as (
            select policy_code, payee_id, cap_within, sum(fen)::bigint as fen, max(cap_fen) as cap_fen
              from (select policy_code, payee_id, cap_within, amount_fen as fen, cap_fen
                      from after
                     where cap_fen is not null and double_of is null and entitlement.holds_a_place(status)
                    union all
                    select policy_code, payee_id, cap_within, -amount_fen, cap_fen
                      from before
                     where cap_fen is not null and double_of is null and entitlement.holds_a_place(status)) both_ways
             group by policy_code, payee_id, cap_within
            having sum(fen) <> 0
        ), followed as (
            update entitlement.capped_payee p
               set held_fen = p.held_fen + m.fen, cap_fen = greatest(p.cap_fen, m.cap_fen)
              from moving m
             where p.policy_code = m.policy_code and p.payee_id = m.payee_id and p.cap_within = m.cap_within
            returning p.policy_code, p.payee_id, p.cap_within
        )
        insert into entitlement.capped_payee (policy_code, payee_id, cap_within, org_path, held_fen, cap_fen)
        select m.policy_code, m.payee_id, m.cap_within,
               (select v.org_path from policy.policy_version v where v.code = m.policy_code order by v.version limit 1),
               m.fen, m.cap_fen
          from moving m
          left join followed f using (policy_code, payee_id, cap_within)
         where f.policy_code is null;
    end if;
    perform entitlement.count_months(array_agg(w.policy_code), array_agg(w.person_id), false)
       from (select distinct a.policy_code, a.person_id
               from (select policy_code, person_id, most_months from after
                     union all
                     select policy_code, person_id, most_months from before) a
               left join entitlement.months_had m using (policy_code, person_id)
              where a.most_months is not null or m.months is not null) w
     having count(*) > 0;
    return null;
end $$;

-- What the awards of some persons become when the given records are those of another person. Read and settled by the
-- function below, one row at a time: what is in a payment first, then what is approved, then the older one.
create function entitlement.awards_met(subjects uuid[], person uuid) returns void
    language plpgsql as $$
begin
    create temporary table met on commit drop as
    with concerned as materialized (
        select person as person_id
        union
        select a.person_id from entitlement.award a where a.subject_id = any (subjects)
    ), live as (
        select a.*
          from entitlement.award a
         where a.person_id in (select c.person_id from concerned c)
           and a.status not in ('refused', 'void') and a.correction_id is null and a.double_of is null
        union all
        select a.*
          from entitlement.award a
         where a.person_id in (select c.person_id from concerned c)
           and a.status not in ('refused', 'void') and a.correction_id is null and a.double_of is not null
    )
    select a.award_id, a.policy_code, a.policy_version_id, a.exclusive_group, a.counted_within, a.nth, a.at_most,
           a.month, a.most_months, a.cap_within, a.cap_fen, a.status, a.double_of, a.person_id,
           case when a.subject_id = any (subjects) then person else a.person_id end as new_person,
           a.counted_id = a.person_id as is_counted_by_person,
           a.payee_id = a.person_id as is_paid_to_person,
           entitlement.held_fen(a.award_id) as fen,
           exists (select from entitlement.payment_line p where p.award_id = a.award_id) as is_in_payment,
           coalesce(a.own_nth, a.nth) as own_nth, a.nth as new_nth, null::uuid as new_double_of, false as is_settled
      from live a;
end $$;

-- Beside which settled award the given one may not stand; null: none.
create function entitlement.award_in_the_way(each_award uuid) returns uuid language plpgsql as $$
declare
    way uuid;
begin
    select o.award_id into way
      from pg_temp.met e
      join pg_temp.met o on o.is_settled and o.new_double_of is null and o.new_person = e.new_person
     where e.award_id = each_award
       and (o.exclusive_group = e.exclusive_group
            or o.policy_code = e.policy_code
               and (e.most_months is not null and o.most_months is not null
                    and not exists (select from pg_temp.met s
                                     where s.is_settled and s.new_double_of is null and s.new_person = e.new_person
                                       and s.policy_code = e.policy_code and s.month = e.month)
                    and (select count(distinct s.month) from pg_temp.met s
                          where s.is_settled and s.new_double_of is null and s.new_person = e.new_person
                            and s.policy_code = e.policy_code and s.most_months is not null) >= e.most_months
                    or e.cap_fen is not null and e.is_paid_to_person and o.is_paid_to_person
                       and o.cap_within = e.cap_within
                       and (select sum(s.fen) from pg_temp.met s
                             where s.is_settled and s.new_double_of is null and s.new_person = e.new_person
                               and s.is_paid_to_person and s.policy_code = e.policy_code
                               and s.cap_within = e.cap_within) + e.fen > e.cap_fen))
     order by (o.exclusive_group = e.exclusive_group) desc nulls last, o.award_id
     limit 1;
    return way;
end $$;

-- The records are those of another person from now on: their awards go with them. Answers how many awards came to
-- stand in each other's way.
create function entitlement.same_person(subjects uuid[], person uuid, by_whom uuid, at_moment timestamptz)
    returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
    low constant text := scope.low();
    each record;
    way uuid;
    place int;
    doubles int;
begin
    if (select count(*) from registry.subject s where s.subject_id = any (subjects)) <> cardinality(subjects) then
        raise exception 'records out of scope cannot be merged';
    end if;
    perform set_config('wengang.scope', 'cn/', true);
    -- In the order of the codes, as reviews do.
    for each in
        select distinct on (a.policy_code) a.policy_code, a.policy_version_id
          from entitlement.award a
         where a.subject_id = any (subjects)
            or a.person_id = person
            or a.person_id in (select s.person_id from entitlement.award s where s.subject_id = any (subjects))
         order by a.policy_code
    loop
        perform entitlement.lock_pool(each.policy_version_id);
    end loop;
    perform entitlement.awards_met(subjects, person);
    for each in
        select * from pg_temp.met m order by m.is_in_payment desc, m.status = 'approved' desc, m.award_id
    loop
        way := entitlement.award_in_the_way(each.award_id);
        if way is null and each.is_counted_by_person then
            -- Its own place, else the first that is free; what was refused by the same version has taken its place.
            select n into place
              from generate_series(1, each.at_most) n
             where not exists (select from pg_temp.met o
                                where o.is_settled and o.new_double_of is null and o.new_person = each.new_person
                                  and o.is_counted_by_person and o.policy_code = each.policy_code
                                  and o.counted_within = each.counted_within and o.new_nth = n)
               and not exists (select from entitlement.award r
                                where r.counted_id = each.new_person and r.policy_version_id = each.policy_version_id
                                  and r.counted_within = each.counted_within and r.nth = n
                                  and r.status = 'refused' and r.correction_id is null and r.double_of is null
                                  and r.subject_id <> all (subjects))
             order by n <> each.own_nth, n
             limit 1;
            if place is null then
                select o.award_id into way
                  from (select m.award_id, 1 as rank from pg_temp.met m
                         where m.is_settled and m.new_double_of is null and m.new_person = each.new_person
                           and m.is_counted_by_person and m.policy_code = each.policy_code
                           and m.counted_within = each.counted_within
                        union all
                        select r.award_id, 2 from entitlement.award r
                         where r.counted_id = each.new_person and r.policy_version_id = each.policy_version_id
                           and r.counted_within = each.counted_within and r.status = 'refused'
                           and r.correction_id is null and r.double_of is null
                           and r.subject_id <> all (subjects)) o
                 order by o.rank, o.award_id
                 limit 1;
            end if;
        else
            place := each.nth;
        end if;
        update pg_temp.met m
           set new_double_of = way, new_nth = case when way is null then place else m.nth end, is_settled = true
         where m.award_id = each.award_id;
    end loop;
    -- No place is taken before it was left. First those leave that stand no longer, that change their place, or that
    -- are refused or void and go along;
    update entitlement.award a
       set double_of = coalesce(m.new_double_of, a.award_id), person_id = m.new_person,
           subject_key = case when a.subject_key = a.person_id then m.new_person else a.subject_key end,
           payee_id = case when a.payee_id = a.person_id then m.new_person else a.payee_id end,
           counted_id = case when a.counted_id = a.person_id then m.new_person else a.counted_id end,
           changed_by = by_whom, changed_at = at_moment, version = a.version + 1
      from pg_temp.met m
     where m.award_id = a.award_id
       and (m.new_double_of is not null
            and (m.double_of is distinct from m.new_double_of or m.person_id <> m.new_person)
            or m.new_double_of is null and m.new_nth <> m.nth);
    update entitlement.award a
       set double_of = case when a.status = 'refused' and a.correction_id is null then a.award_id end,
           person_id = person,
           subject_key = case when a.subject_key = a.person_id then person else a.subject_key end,
           payee_id = case when a.payee_id = a.person_id then person else a.payee_id end,
           counted_id = case when a.counted_id = a.person_id then person else a.counted_id end,
           changed_by = by_whom, changed_at = at_moment, version = a.version + 1
     where a.subject_id = any (subjects) and a.person_id <> person and a.status in ('refused', 'void');
    -- then those that stood and stand go to their new person,
    update entitlement.award a
       set person_id = m.new_person,
           subject_key = case when a.subject_key = a.person_id then m.new_person else a.subject_key end,
           payee_id = case when a.payee_id = a.person_id then m.new_person else a.payee_id end,
           counted_id = case when a.counted_id = a.person_id then m.new_person else a.counted_id end,
           changed_by = by_whom, changed_at = at_moment, version = a.version + 1
      from pg_temp.met m
     where m.award_id = a.award_id and m.new_double_of is null and m.double_of is null and m.new_nth = m.nth
       and m.person_id <> m.new_person;
    -- then come those that stand again, or in another place;
    update entitlement.award a
       set double_of = null, nth = m.new_nth, own_nth = nullif(m.own_nth, m.new_nth), person_id = m.new_person,
           subject_key = case when a.subject_key = a.person_id then m.new_person else a.subject_key end,
           payee_id = case when a.payee_id = a.person_id then m.new_person else a.payee_id end,
           counted_id = case when a.counted_id = a.person_id then m.new_person else a.counted_id end,
           changed_by = by_whom, changed_at = at_moment, version = a.version + 1
      from pg_temp.met m
     where m.award_id = a.award_id and m.new_double_of is null and (m.double_of is not null or m.new_nth <> m.nth);
    -- last what was refused keeps its place where nothing else is.
    update entitlement.award a
       set double_of = (select o.award_id
                          from entitlement.award o
                         where o.award_id <> a.award_id and o.policy_version_id = a.policy_version_id
                           and o.counted_id = a.counted_id and o.counted_within = a.counted_within and o.nth = a.nth
                           and o.status <> 'void' and o.correction_id is null and o.double_of is null),
           version = a.version + 1
     where a.subject_id = any (subjects) and a.double_of = a.award_id and a.status = 'refused';
    -- Top-ups go with the award they are beside.
    update entitlement.award t
       set double_of = m.new_double_of, person_id = m.new_person,
           subject_key = case when t.subject_key = t.person_id then m.new_person else t.subject_key end,
           payee_id = case when t.payee_id = t.person_id then m.new_person else t.payee_id end,
           counted_id = case when t.counted_id = t.person_id then m.new_person else t.counted_id end,
           changed_by = by_whom, changed_at = at_moment, version = t.version + 1
      from entitlement.correction c
      join pg_temp.met m on m.award_id = c.award_id
     where t.correction_id = c.correction_id and t.status not in ('refused', 'void')
       and (t.person_id <> m.new_person or t.double_of is distinct from m.new_double_of);
    -- Of an approved one a second officer decides: it is proposed that nothing of it stands.
    update entitlement.correction c
       set status = 'void'
      from pg_temp.met m
      join entitlement.award a on a.award_id = m.award_id
     where c.award_id = m.award_id and c.status = 'proposed'
       and m.double_of is distinct from m.new_double_of
       and (m.new_double_of is not null or c.run_id = a.run_id);
    insert into entitlement.correction
           (correction_id, org_path, award_id, run_id, policy_version_id, subject_id, subject_version, old_fen, new_fen,
            changed_bits, proposed_by, proposed_at, status)
    select entitlement.award_id(at_moment, row_number() over (order by a.award_id)), a.org_path, a.award_id, a.run_id,
           a.policy_version_id, a.subject_id, a.subject_version, entitlement.standing_fen(a.award_id), 0, 0, by_whom,
           at_moment, 'proposed'
      from pg_temp.met m
      join entitlement.award a on a.award_id = m.award_id
     where m.new_double_of is not null and m.double_of is distinct from m.new_double_of and a.status = 'approved'
       and entitlement.standing_fen(a.award_id) > 0;
    select count(*) into doubles
      from pg_temp.met m
     where m.new_double_of is not null and m.double_of is distinct from m.new_double_of;
    drop table pg_temp.met;
    perform set_config('wengang.scope', low, true);
    return doubles;
end $$;
revoke all on function entitlement.same_person(uuid[], uuid, uuid, timestamptz) from public;
grant execute on function entitlement.same_person(uuid[], uuid, uuid, timestamptz) to ${app};
revoke all on function entitlement.awards_met(uuid[], uuid) from public;
revoke all on function entitlement.award_in_the_way(uuid) from public;
