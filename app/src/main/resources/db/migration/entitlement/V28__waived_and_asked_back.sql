-- What was waived stays with the person, and what is asked back already is not claimed besides (docs/decisions/0037).
select set_config('wengang.scope', 'cn/', true);

-- What of the claims of an award and of its top-ups was waived and did not come: the person has it above what stands.
create function entitlement.waived_fen(award uuid) returns bigint language sql stable as $$
    select coalesce(sum(m.amount_fen - coalesce((select sum(b.received_fen)
                                                   from entitlement.clawback b
                                                  where b.claim_id = m.claim_id and b.state = 'waived'), 0)), 0)::bigint
      from entitlement.claim m
     where m.state = 'waived'
       and m.award_id in (select waived_fen.award
                           union all
                          select t.award_id
                            from entitlement.correction c
                            join entitlement.award t on t.correction_id = c.correction_id
                           where c.award_id = waived_fen.award)
$$;
grant execute on function entitlement.waived_fen(uuid) to ${app};

-- What of an award comes back or came without a correction.
create function entitlement.asked_back_fen(award uuid) returns bigint language sql stable as $$
    select coalesce(sum(case when b.state = 'waived' then b.received_fen else b.amount_fen end), 0)::bigint
      from entitlement.clawback b
     where b.award_id = asked_back_fen.award and b.claim_id is null and b.state in ('open', 'settled', 'waived')
$$;
grant execute on function entitlement.asked_back_fen(uuid) to ${app};

-- Whoever asks money back proposes it.
create function entitlement.propose_clawback() returns trigger language plpgsql as $$
begin
    raise exception using errcode = 'check_violation', constraint = 'clawback_is_proposed',
        message = 'a clawback begins as proposed';
end $$;
create trigger clawback_is_proposed before insert on entitlement.clawback
    for each row when (new.state <> 'proposed' or new.waiver_by is not null)
    execute function entitlement.propose_clawback();

-- Who reviewed first is known of the samples drawn before, too; not where that is who was drawn to inspect.
update entitlement.spot_check_line l
   set reviewed_by = a.reviewed_by
  from entitlement.award a
 where a.award_id = l.award_id and l.reviewed_by is null and l.result is null and a.reviewed_by <> l.inspector;
