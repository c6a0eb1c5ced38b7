-- Vouchers are in the books as cash is (docs/decisions/0036): what is handed out is paid, and what of it is void after
-- its last day comes back and is free for others.
select set_config('wengang.scope', 'cn/', true);

create function entitlement.follow_handed_out() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    update entitlement.budget_pool p
       set paid_fen = p.paid_fen + m.fen
      from (select a.policy_version_id, sum(v.amount_fen)::bigint as fen
              from after v
              join entitlement.award a using (award_id)
             group by a.policy_version_id) m
     where p.policy_version_id = m.policy_version_id;
    return null;
end $$;

-- Those handed out before the books knew of them.
update entitlement.budget_pool p
   set paid_fen = p.paid_fen + m.fen
  from (select a.policy_version_id, sum(v.amount_fen)::bigint as fen
          from entitlement.voucher_award v
          join entitlement.award a using (award_id)
         group by a.policy_version_id) m
 where p.policy_version_id = m.policy_version_id;

create trigger follow_handed_out after insert on entitlement.voucher_award
    referencing new table as after
    for each statement execute function entitlement.follow_handed_out();

-- What of an award handed out as a voucher nobody spent in time. The award stays approved, and holds that much less.
create table entitlement.voucher_return (
    award_id        uuid primary key references entitlement.voucher_award,
    org_path        scope.org_path not null,
    fen             bigint not null check (fen > 0),
    returned_on     date not null,
    returned_at     timestamptz not null
);
call scope.wall('entitlement.voucher_return');
grant select, insert on entitlement.voucher_return to ${app};

-- Free money goes to those who wait, in the name of whoever handed the vouchers out: nobody is signed in at night.
create function entitlement.follow_void_vouchers() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
declare
    each_pool record;
begin
    if exists (select
                 from after r
                 join entitlement.voucher_award v using (award_id)
                where r.fen > v.amount_fen or r.org_path <> v.org_path) then
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
create trigger follow_void_vouchers after insert on entitlement.voucher_return
    referencing new table as after
    for each statement execute function entitlement.follow_void_vouchers();

-- For the figures: what went out, in cash and in vouchers, and what of it came back. What was paid is the one less the
-- other, of any day.
create or replace view entitlement.published_payment with (security_invoker = true) as
select l.award_id, a.person_id, a.subject_id, a.org_path, a.policy_version_id, a.form, l.amount_fen,
       l.settled_on as paid_on
  from entitlement.payment_line l
  join entitlement.award a using (award_id)
 where l.state = 'paid'
 union all
select v.award_id, a.person_id, a.subject_id, a.org_path, a.policy_version_id, a.form, v.amount_fen, v.handed_out_on
  from entitlement.voucher_award v
  join entitlement.award a using (award_id);

create view entitlement.published_return with (security_invoker = true) as
select c.award_id, a.person_id, a.subject_id, a.org_path, a.policy_version_id, a.form, r.amount_fen,
       r.received_on as returned_on
  from entitlement.clawback_receipt r
  join entitlement.clawback c using (clawback_id)
  join entitlement.award a using (award_id)
 union all
select r.award_id, a.person_id, a.subject_id, a.org_path, a.policy_version_id, a.form, r.fen, r.returned_on
  from entitlement.voucher_return r
  join entitlement.award a using (award_id);
grant select on entitlement.published_return to ${app};
