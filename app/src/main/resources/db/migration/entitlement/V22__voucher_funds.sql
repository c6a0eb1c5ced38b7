-- What a pool keeps for vouchers that are no awards: claimed by whoever comes first (docs/decisions/0036). The claims
-- themselves touch no pool; what became of them is told afterwards, as amounts and not as changes, so that telling it
-- twice changes nothing.
create table entitlement.voucher_fund (
    -- the campaign it is for
    fund_id         uuid primary key,
    policy_version_id uuid not null references entitlement.budget_pool,
    org_path        scope.org_path not null,
    -- all that may be claimed yet, and what was claimed and is not void
    committed_fen   bigint not null check (committed_fen >= 0),
    paid_fen        bigint not null default 0 check (paid_fen >= 0),
    committed_by    uuid not null,
    told_at         timestamptz not null,
    check (paid_fen <= committed_fen)
);
call scope.wall('entitlement.voucher_fund');
create index voucher_fund_pool on entitlement.voucher_fund (policy_version_id);
grant select, insert on entitlement.voucher_fund to ${app};
grant update (committed_fen, paid_fen, told_at) on entitlement.voucher_fund to ${app};

create function entitlement.follow_fund() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
declare
    committed bigint := new.committed_fen;
    paid bigint := new.paid_fen;
begin
    perform entitlement.lock_pool(new.policy_version_id);
    if tg_op = 'UPDATE' then
        committed := committed - old.committed_fen;
        paid := paid - old.paid_fen;
        if committed > 0 then
            raise exception using errcode = 'check_violation', message = 'a fund only gives back';
        end if;
    end if;
    update entitlement.budget_pool p
       set committed_fen = p.committed_fen + committed, paid_fen = p.paid_fen + paid
     where p.policy_version_id = new.policy_version_id and p.org_path = new.org_path;
    if not found then
        raise exception using errcode = 'check_violation', message = 'a fund is of a pool of its office';
    end if;
    if committed > 0 and entitlement.pool_left(new.policy_version_id) < 0 then
        raise exception using errcode = 'check_violation', message = 'the versions of a policy overspend its pool';
    end if;
    if committed < 0 then
        perform entitlement.promote_waiting(new.policy_version_id, new.committed_by, new.told_at);
    end if;
    return null;
end $$;
create trigger follow_fund after insert or update on entitlement.voucher_fund
    for each row execute function entitlement.follow_fund();
