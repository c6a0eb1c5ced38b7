-- A session plans what a function does when the tables of a new installation are empty, and a crowd comes before
-- statistics do: reading whole tables is never right here, neither for the batch nor for the foreign keys it asks.
alter function voucher.claim_batch(uuid, timestamptz, uuid[], uuid[], bytea[], bytea[]) set enable_seqscan = off;

-- A redemption as one statement that is its own transaction: one way to the database instead of three. The trigger
-- spend decides, and sees to it that the voucher holds at that office; nothing comes back where no voucher has the code.
create function voucher.redeem(
    redemption uuid, request uuid, code bytea, merchant uuid, office text, moment timestamptz, today date, fen bigint)
    returns setof voucher.redemption
    language sql security definer
    set search_path = pg_catalog set wengang.scope = 'cn/' set enable_seqscan = off as $$
    insert into voucher.redemption
           (redemption_id, key, voucher_id, merchant_id, org_path, day, at, amount_fen, left_fen)
    select redemption, request, v.voucher_id, merchant, office, today, moment, fen, v.left_fen
      from voucher.voucher v
     where v.code_index = code and starts_with(v.org_path, office)
    returning *
$$;
revoke all on function voucher.redeem(uuid, uuid, bytea, uuid, text, timestamptz, date, bigint) from public;
grant execute on function voucher.redeem(uuid, uuid, bytea, uuid, text, timestamptz, date, bigint) to ${app};
