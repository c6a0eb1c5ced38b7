-- A limit that changes keeps only the tills of its merchant waiting, no longer those of every county.

-- As before, beside each other, and never beside a change of the merchant's limits.
create or replace function voucher.count_use(spent voucher.redemption) returns void language plpgsql as $$
declare
    m voucher.merchant;
begin
    -- as its own statement: what follows sees what was changed meanwhile
    perform pg_advisory_xact_lock_shared(hashtextextended('voucher.merchant ' || spent.merchant_id, 0));
    select * into m from voucher.merchant where merchant_id = spent.merchant_id;
    if m.org_path <> spent.org_path
       or spent.reverses is null
          and (m.closed_at is not null or spent.day not between m.first_day and m.last_day) then
        raise exception using errcode = 'check_violation', constraint = 'merchant_open',
            message = 'a merchant takes vouchers while it stands on the list';
    end if;
    if spent.reverses is not null then
        update voucher.merchant_day d
           set spent_fen = d.spent_fen + spent.amount_fen
         where d.merchant_id = m.merchant_id and d.day = spent.day;
        update voucher.voucher_day d
           set uses = d.uses - 1
         where d.voucher_id = spent.voucher_id and d.merchant_id = m.merchant_id and d.day = spent.day;
        return;
    end if;
    if m.kind <> 'shop' then
        raise exception using errcode = 'check_violation', constraint = 'merchant_kind',
            message = 'vouchers are spent in shops';
    end if;
    if m.most_a_day_fen is not null then
        insert into voucher.merchant_day as d (merchant_id, day, org_path, spent_fen, most_fen)
        values (m.merchant_id, spent.day, m.org_path, spent.amount_fen, m.most_a_day_fen)
        on conflict (merchant_id, day) do update
           set spent_fen = d.spent_fen + excluded.spent_fen, most_fen = excluded.most_fen;
    end if;
    if m.most_uses_a_day is not null then
        insert into voucher.voucher_day as d (voucher_id, merchant_id, day, org_path, uses, most_uses)
        values (spent.voucher_id, m.merchant_id, spent.day, m.org_path, 1, m.most_uses_a_day)
        on conflict (voucher_id, merchant_id, day) do update
           set uses = d.uses + excluded.uses, most_uses = excluded.most_uses;
    end if;
end $$;

-- As before; redemptions of this merchant wait meanwhile, so that none is left out, and no others do.
create or replace function voucher.count_again() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
declare
    last date;
begin
    perform pg_advisory_xact_lock(hashtextextended('voucher.merchant ' || new.merchant_id, 0));
    select max(r.day) into last from voucher.redemption r where r.merchant_id = new.merchant_id;
    delete from voucher.merchant_day d where d.merchant_id = new.merchant_id and d.day >= last;
    delete from voucher.voucher_day d where d.merchant_id = new.merchant_id and d.day >= last;
    insert into voucher.merchant_day (merchant_id, day, org_path, spent_fen, most_fen)
    select new.merchant_id, last, new.org_path, sum(r.amount_fen), greatest(new.most_a_day_fen, sum(r.amount_fen))
      from voucher.redemption r
     where r.merchant_id = new.merchant_id and r.day = last
    having new.most_a_day_fen is not null and count(*) > 0;
    insert into voucher.voucher_day (voucher_id, merchant_id, day, org_path, uses, most_uses)
    select r.voucher_id, new.merchant_id, last, new.org_path, sum(sign(r.amount_fen)),
           greatest(new.most_uses_a_day, sum(sign(r.amount_fen)))
      from voucher.redemption r
     where r.merchant_id = new.merchant_id and r.day = last and new.most_uses_a_day is not null
     group by r.voucher_id;
    return null;
end $$;
