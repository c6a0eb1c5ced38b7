-- Nobody spoils a batch for others: a key once in it, a shop's limit for all of its customers in it, and no wait for
-- what another transaction holds. Whoever is missing asks alone, as before.
create or replace function voucher.redeem_together(
    redemptions uuid[], requests uuid[], codes bytea[], merchants uuid[], offices text[], moments timestamptz[],
    days date[], amounts bigint[])
    returns setof voucher.redemption
    language plpgsql security definer
    set search_path = pg_catalog set wengang.scope = 'cn/'
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set lock_timeout = '200ms' as $$
declare
    steady uuid[];
begin
    -- as its own statement, for the same reason as in spend
    select array_agg(d.merchant) into steady
      from (select distinct m from unnest(merchants) m) as d (merchant)
     where pg_try_advisory_xact_lock_shared(hashtextextended('voucher.merchant ' || d.merchant, 0));
    return query
        with asked as (
            select a.*, row_number() over (partition by a.code order by a.n) as of_code,
                   row_number() over (partition by a.request order by a.n) as of_request
              from unnest(redemptions, requests, codes, merchants, offices, moments, days, amounts) with ordinality
                   as a (redemption, request, code, merchant, office, moment, day, fen, n)
             where a.merchant = any (steady)
               and (select r.redemption_id from voucher.redemption r where r.key = a.request) is null
        ), counted as (
            select a.*, sum(a.fen) over (partition by a.merchant, a.day order by a.n) as of_merchant_fen
              from asked a
             where a.of_code = 1 and a.of_request = 1
        ), held as materialized (
            select v.voucher_id, v.left_fen, a.*
              from counted a
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
               and (m.most_a_day_fen is null or a.of_merchant_fen <= m.most_a_day_fen - coalesce(d.spent_fen, 0))
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
