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
