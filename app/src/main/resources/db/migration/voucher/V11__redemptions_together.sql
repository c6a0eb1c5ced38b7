-- Redemptions of many tills share a transaction (docs/decisions/0039): the guard looks at the rows of a statement
-- together, and the table keeps fewer indexes.
drop index voucher.redemption_of_merchant;
drop index voucher.redemption_unsettled;
-- what is of today stands in no statement yet
create index redemption_unsettled on voucher.redemption (merchant_id, day, redemption_id) where statement_id is null;
drop index voucher.redemption_of_statement;
create index redemption_of_statement on voucher.redemption (statement_id, redemption_id) where statement_id is not null;
alter table voucher.redemption drop constraint redemption_reversed_once;
create unique index redemption_reversed_once on voucher.redemption (reverses) where reverses is not null;

-- Whoever adds rows says what is left of each voucher afterwards; here it becomes so, or nothing is added. A voucher
-- comes once in a statement. The vouchers are locked first, then the counters, each in its order: nobody waits in a
-- circle. Of a request that comes twice the second one fails at the key, and everything it did with it.
drop trigger spend on voucher.redemption;
create or replace function voucher.spend() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog set wengang.scope = 'cn/'
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    asked   int;
    spent   int;
    outside int;
    no_shop int;
    limited int;
begin
    select count(*) into asked from after;
    update voucher.voucher v
       set left_fen = n.left_fen
      from after n
     where v.voucher_id = n.voucher_id
       and v.expired_fen is null
       and v.left_fen - n.amount_fen = n.left_fen
       and case when n.reverses is null
                then n.day between v.first_day and v.last_day
                     and starts_with(v.org_path, n.org_path)
                     and (v.partial or n.left_fen = 0)
                else exists (select
                               from voucher.redemption o
                              where o.redemption_id = n.reverses and o.reverses is null
                                and o.voucher_id = n.voucher_id and o.merchant_id = n.merchant_id
                                and o.day = n.day and o.amount_fen = -n.amount_fen)
           end;
    get diagnostics spent = row_count;
    if spent <> asked then
        raise exception using errcode = 'check_violation', constraint = 'voucher_spendable',
            message = 'the voucher can not be spent so';
    end if;

    -- as its own statement: what follows sees what was changed of the merchants' limits meanwhile
    perform pg_advisory_xact_lock_shared(hashtextextended('voucher.merchant ' || d.merchant_id, 0))
       from (select distinct n.merchant_id from after n order by n.merchant_id) d;
    select count(*) filter (where m.org_path <> n.org_path
                                  or n.reverses is null
                                     and (m.closed_at is not null or n.day not between m.first_day and m.last_day)),
           count(*) filter (where n.reverses is null and m.kind <> 'shop'),
           count(*) filter (where n.reverses is not null or num_nonnulls(m.most_a_day_fen, m.most_uses_a_day) > 0)
      into outside, no_shop, limited
      from after n
      join voucher.merchant m on m.merchant_id = n.merchant_id;
    if outside > 0 then
        raise exception using errcode = 'check_violation', constraint = 'merchant_open',
            message = 'a merchant takes vouchers while it stands on the list';
    elsif no_shop > 0 then
        raise exception using errcode = 'check_violation', constraint = 'merchant_kind',
            message = 'vouchers are spent in shops';
    elsif limited = 0 then
        return null;
    end if;

    insert into voucher.merchant_day as d (merchant_id, day, org_path, spent_fen, most_fen)
    select m.merchant_id, n.day, m.org_path, sum(n.amount_fen), m.most_a_day_fen
      from after n
      join voucher.merchant m on m.merchant_id = n.merchant_id
     where n.reverses is null and m.most_a_day_fen is not null
     group by m.merchant_id, n.day
     order by m.merchant_id, n.day
        on conflict (merchant_id, day) do update
           set spent_fen = d.spent_fen + excluded.spent_fen, most_fen = excluded.most_fen;
    insert into voucher.voucher_day as d (voucher_id, merchant_id, day, org_path, uses, most_uses)
    select n.voucher_id, m.merchant_id, n.day, m.org_path, 1, m.most_uses_a_day
      from after n
      join voucher.merchant m on m.merchant_id = n.merchant_id
     where n.reverses is null and m.most_uses_a_day is not null
     order by n.voucher_id
        on conflict (voucher_id, merchant_id, day) do update
           set uses = d.uses + excluded.uses, most_uses = excluded.most_uses;
    update voucher.merchant_day d
       set spent_fen = d.spent_fen + n.amount_fen
      from (select merchant_id, day, sum(amount_fen) as amount_fen
              from after
             where reverses is not null
             group by merchant_id, day) n
     where d.merchant_id = n.merchant_id and d.day = n.day;
    update voucher.voucher_day d
       set uses = d.uses - 1
      from after n
     where n.reverses is not null
       and d.voucher_id = n.voucher_id and d.merchant_id = n.merchant_id and d.day = n.day;
    return null;
end $$;
create trigger spend after insert on voucher.redemption
    referencing new table as after
    for each statement execute function voucher.spend();
drop function voucher.count_use(voucher.redemption);

-- As before, of what stands in no statement yet: a day that was settled is over.
create or replace function voucher.count_again() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
declare
    last date;
begin
    perform pg_advisory_xact_lock(hashtextextended('voucher.merchant ' || new.merchant_id, 0));
    select max(r.day) into last
      from voucher.redemption r
     where r.merchant_id = new.merchant_id and r.statement_id is null;
    delete from voucher.merchant_day d where d.merchant_id = new.merchant_id and d.day >= last;
    delete from voucher.voucher_day d where d.merchant_id = new.merchant_id and d.day >= last;
    insert into voucher.merchant_day (merchant_id, day, org_path, spent_fen, most_fen)
    select new.merchant_id, last, new.org_path, sum(r.amount_fen), greatest(new.most_a_day_fen, sum(r.amount_fen))
      from voucher.redemption r
     where r.merchant_id = new.merchant_id and r.statement_id is null and r.day = last
    having new.most_a_day_fen is not null and count(*) > 0;
    insert into voucher.voucher_day (voucher_id, merchant_id, day, org_path, uses, most_uses)
    select r.voucher_id, new.merchant_id, last, new.org_path, sum(sign(r.amount_fen)),
           greatest(new.most_uses_a_day, sum(sign(r.amount_fen)))
      from voucher.redemption r
     where r.merchant_id = new.merchant_id and r.statement_id is null and r.day = last
       and new.most_uses_a_day is not null
     group by r.voucher_id;
    return null;
end $$;

-- As before; what is left is said by whoever holds the voucher.
create or replace function voucher.redeem(
    redemption uuid, request uuid, code bytea, merchant uuid, office text, moment timestamptz, today date, fen bigint)
    returns setof voucher.redemption
    language sql security definer
    set search_path = pg_catalog set wengang.scope = 'cn/' set enable_seqscan = off as $$
    with held as materialized (
        select v.voucher_id, v.left_fen
          from voucher.voucher v
         where v.code_index = code and starts_with(v.org_path, office)
           for update
    )
    insert into voucher.redemption
           (redemption_id, key, voucher_id, merchant_id, org_path, day, at, amount_fen, left_fen)
    select redemption, request, h.voucher_id, merchant, office, today, moment, fen, greatest(h.left_fen - fen, 0)
      from held h
    returning *
$$;

-- Gives back what a redemption of that merchant took that day; nothing comes back where there is none.
create function voucher.reverse(redemption uuid, request uuid, reversed uuid, merchant uuid, moment timestamptz,
                                today date)
    returns setof voucher.redemption
    language sql security definer
    set search_path = pg_catalog set wengang.scope = 'cn/' set enable_seqscan = off as $$
    with held as materialized (
        select o.voucher_id, o.org_path, o.day, o.amount_fen, v.left_fen
          from voucher.redemption o
          join voucher.voucher v on v.voucher_id = o.voucher_id
         where o.redemption_id = reversed and o.merchant_id = merchant and o.day = today and o.reverses is null
           for update of v
    )
    insert into voucher.redemption
           (redemption_id, key, voucher_id, merchant_id, org_path, day, at, amount_fen, left_fen, reverses)
    select redemption, request, h.voucher_id, merchant, h.org_path, h.day, moment, -h.amount_fen,
           h.left_fen + h.amount_fen, reversed
      from held h
    returning *
$$;
revoke all on function voucher.reverse(uuid, uuid, uuid, uuid, timestamptz, date) from public;
grant execute on function voucher.reverse(uuid, uuid, uuid, uuid, timestamptz, date) to ${app};

-- Requests of several tills in one statement, which is its own transaction. Taken is what nothing stands against, one
-- of each voucher. Vouchers that somebody else holds and shops whose limits are being changed are left out: nobody
-- waits for the customer of another. Whoever is missing asks alone, and is told why not. The trigger decides: one row
-- it refuses undoes all of them.
create function voucher.redeem_together(
    redemptions uuid[], requests uuid[], codes bytea[], merchants uuid[], offices text[], moments timestamptz[],
    days date[], amounts bigint[])
    returns setof voucher.redemption
    language plpgsql security definer
    set search_path = pg_catalog set wengang.scope = 'cn/'
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    steady uuid[];
begin
    -- as its own statement, for the same reason as in spend
    select array_agg(d.merchant) into steady
      from (select distinct m from unnest(merchants) m) as d (merchant)
     where pg_try_advisory_xact_lock_shared(hashtextextended('voucher.merchant ' || d.merchant, 0));
    return query
        with asked as (
            select distinct on (a.code) a.*
              from unnest(redemptions, requests, codes, merchants, offices, moments, days, amounts) with ordinality
                   as a (redemption, request, code, merchant, office, moment, day, fen, n)
             where a.merchant = any (steady)
               and (select r.redemption_id from voucher.redemption r where r.key = a.request) is null
             order by a.code, a.n
        ), held as materialized (
            select v.voucher_id, v.left_fen, a.*
              from asked a
              join voucher.voucher v on v.code_index = a.code
              join voucher.merchant m on m.merchant_id = a.merchant
              left join voucher.merchant_day d on d.merchant_id = a.merchant and d.day = a.day
              left join voucher.voucher_day u
                on u.voucher_id = v.voucher_id and u.merchant_id = a.merchant and u.day = a.day
             where starts_with(v.org_path, a.office) and a.day between v.first_day and v.last_day
               and v.expired_fen is null
               and v.left_fen >= a.fen and (v.partial or v.left_fen = a.fen)
               and m.org_path = a.office and m.kind = 'shop' and m.closed_at is null
               and a.day between m.first_day and m.last_day
               and (m.most_a_day_fen is null or coalesce(d.spent_fen, 0) + a.fen <= m.most_a_day_fen)
               and (m.most_uses_a_day is null or coalesce(u.uses, 0) < m.most_uses_a_day)
             order by v.voucher_id
               for update of v skip locked
        )
        insert into voucher.redemption
               (redemption_id, key, voucher_id, merchant_id, org_path, day, at, amount_fen, left_fen)
        select h.redemption, h.request, h.voucher_id, h.merchant, h.office, h.day, h.moment, h.fen, h.left_fen - h.fen
          from held h
        returning *;
end $$;
revoke all on function voucher.redeem_together(
    uuid[], uuid[], bytea[], uuid[], text[], timestamptz[], date[], bigint[]) from public;
grant execute on function voucher.redeem_together(
    uuid[], uuid[], bytea[], uuid[], text[], timestamptz[], date[], bigint[]) to ${app};
-- Redemptions come from these functions alone.
revoke insert on voucher.redemption from ${app};
