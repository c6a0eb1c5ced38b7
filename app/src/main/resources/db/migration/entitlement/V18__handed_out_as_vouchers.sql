-- Awards that are vouchers are handed out once and stay as they were approved, as what is paid in cash does
-- (docs/decisions/0030). The voucher itself, its code and what is left of it stand in the schema voucher.

create table entitlement.voucher_award (
    award_id        uuid primary key references entitlement.award,
    org_path        scope.org_path not null,
    amount_fen      bigint not null check (amount_fen > 0),
    approved_by     uuid not null,
    -- Whoever approved an award does not hand it out.
    handed_out_by   uuid not null,
    handed_out_on   date not null,
    check (handed_out_by <> approved_by)
);
call scope.wall('entitlement.voucher_award');
grant select, insert on entitlement.voucher_award to ${app};

create function entitlement.check_handed_out() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if exists (select
                 from after v
                 left join entitlement.award a
                   on a.award_id = v.award_id and a.status = 'approved' and a.form = 'voucher'
                  and a.double_of is null and a.amount_fen = v.amount_fen and a.org_path = v.org_path
                  and a.decided_by = v.approved_by
                where a.award_id is null) then
        raise exception using errcode = 'check_violation',
            message = 'only an approved award in the form of a voucher is handed out as one';
    end if;
    return null;
end $$;
create trigger check_handed_out after insert on entitlement.voucher_award
    referencing new table as after
    for each statement execute function entitlement.check_handed_out();

-- Whose it is may turn out otherwise; nothing else changes any more.
create function entitlement.keep_awards_handed_out() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
declare
    may_change constant text[] := '{person_id,subject_key,payee_id,counted_id,nth,own_nth,double_of,changed_by,changed_at,version}';
begin
    if exists (select
                 from before b
                 join entitlement.voucher_award using (award_id)
                 join after a using (award_id)
                where to_jsonb(b) - may_change <> to_jsonb(a) - may_change) then
        raise exception using errcode = 'check_violation',
            message = 'an award handed out as a voucher can not be changed';
    end if;
    return null;
end $$;
create trigger keep_awards_handed_out after update on entitlement.award
    referencing old table as before new table as after
    for each statement execute function entitlement.keep_awards_handed_out();
