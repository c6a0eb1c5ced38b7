-- What turned out not to be due after its batch was made does not go to the bank.

-- How many lines of a batch are of awards that may not stand beside another one, are not approved any more, are
-- proposed to be less, or are claimed back.
create function entitlement.lines_not_due(batch uuid) returns int language sql stable as $$
    select count(*)::int
      from entitlement.payment_line l
      join entitlement.award a using (award_id)
     where l.payment_batch_id = lines_not_due.batch
       and (a.double_of is not null or a.status <> 'approved'
            or exists (select from entitlement.correction c
                        where c.award_id = a.award_id and c.status = 'proposed' and c.new_fen < c.old_fen)
            or exists (select from entitlement.claim m
                        where m.award_id = a.award_id and m.state = 'open'))
$$;
grant execute on function entitlement.lines_not_due(uuid) to ${app};

create or replace function entitlement.keep_batch() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if old.released_by is not null
       and (new.released_by, new.released_at, new.payer_name, new.payer_sealed, new.payer_last4, new.payer_bank,
            new.withdrawn_by)
           is distinct from (old.released_by, old.released_at, old.payer_name, old.payer_sealed, old.payer_last4,
                             old.payer_bank, old.withdrawn_by)
       or old.withdrawn_by is not null
       or old.paid_on is not null then
        raise exception using errcode = 'check_violation',
            message = format('payment batch %s can not be changed', old.payment_batch_id);
    end if;
    if new.released_by is not null and old.released_by is null
       and exists (select from entitlement.payment_line l
                    where l.payment_batch_id = new.payment_batch_id
                      and (l.approved_by = new.released_by or l.state <> 'open')) then
        raise exception using errcode = 'check_violation', message = 'whoever approved an award does not release it';
    end if;
    if new.released_by is not null and old.released_by is null
       and entitlement.lines_not_due(new.payment_batch_id) > 0 then
        raise exception using errcode = 'check_violation', message = 'what is not due any more does not go to the bank';
    end if;
    return new;
end $$;

-- Of those who state one number at the same moment each waits for the former: the next statement sees what they stored.
-- Numbers share 512 locks, so that a file of any length takes no more of them than the server has.
create or replace function entitlement.raise_holds(accounts uuid[], at_moment timestamptz) returns void
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('entitlement.account_number ' || m.lot, 0))
       from (select distinct get_byte(a.number_index, 0) * 2 + get_byte(a.number_index, 1) % 2 as lot
               from entitlement.payee_account a
              where a.account_id = any (accounts) and a.state = 'current'
              order by lot) m;
    insert into entitlement.payment_hold as h
           (hold_id, org_path, account_id, check_name, sharers, state, raised_at, stated_by)
    select gen_random_uuid(), c.org_path, c.account_id, c.check_name, c.sharers, 'open', at_moment, c.stated_by
      from (with looked_at as (
                select distinct a.number_index
                  from entitlement.payee_account a
                 where a.account_id = any (accounts) and a.state = 'current'
            ), holders as (
                select p.account_id, p.org_path, p.stated_by, p.number_index, p.holder_name, p.payee_id, p.payee_name
                  from looked_at l
                  join entitlement.account_with_payee p using (number_index)
            ), shared as (
                select number_index, count(distinct payee_id)::int as sharers
                  from holders
                 group by number_index
                having count(distinct payee_id) > 1
            )
            select h.account_id, h.org_path, h.stated_by, 'same-account' as check_name, s.sharers
              from holders h
              join shared s using (number_index)
             union all
            select h.account_id, h.org_path, h.stated_by, 'payee-differs', null
              from holders h
             where entitlement.plain_name(h.holder_name) <> entitlement.plain_name(h.payee_name)) c
    on conflict (account_id, check_name) do update
       set sharers = excluded.sharers, state = 'open', raised_at = excluded.raised_at, decided_by = null,
           decided_at = null, reason = null
     where excluded.sharers > h.sharers;
end $$;
