-- A batch of claims looks up the people in it, one by one, and never all who claimed before: joins left the choice to
-- plans made while the campaign was empty, and each batch read all of it.
create or replace function voucher.claim_batch(
    campaign uuid, moment timestamptz, persons uuid[], vouchers uuid[], code_indexes bytea[], codes_sealed bytea[])
    returns table (person_id uuid, outcome text, code_sealed bytea)
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
#variable_conflict use_column
declare
    c voucher.campaign;
    granted uuid[];
begin
    select * into c from voucher.campaign k where k.campaign_id = campaign for update;
    if c.released_at is null or moment < c.opens_at or moment >= c.closes_at then
        return query select p, 'closed'::text, null::bytea from unnest(persons) p;
        return;
    end if;
    with asked as (
        select distinct on (p.person) p.*
          from unnest(persons, vouchers, code_indexes, codes_sealed)
               with ordinality as p (person, voucher, code_index, code_sealed, n)
         where (select k.voucher_id from voucher.claim k where k.campaign_id = campaign and k.person_id = p.person)
               is null
         order by p.person, p.n
    ), fresh as (
        select a.*
          from asked a
         order by a.n
         limit c.remaining_fen / c.face_fen
    ), made as (
        insert into voucher.voucher
               (voucher_id, campaign_id, number, org_path, code_index, code_sealed, face_fen, left_fen, first_day,
                last_day, partial)
        select f.voucher, campaign,
               c.voucher_count - c.remaining_fen / c.face_fen + row_number() over (order by f.n),
               c.org_path, f.code_index, f.code_sealed, c.face_fen, c.face_fen, c.first_day, c.last_day, c.partial
          from fresh f
    ), kept as (
        insert into voucher.claim as k (campaign_id, person_id, org_path, voucher_id, claimed_at)
        select campaign, f.person, c.org_path, f.voucher, moment from fresh f
        returning k.person_id
    )
    select coalesce(array_agg(k.person_id), '{}') into granted from kept k;
    update voucher.campaign k
       set remaining_fen = k.remaining_fen - cardinality(granted) * c.face_fen
     where k.campaign_id = campaign and cardinality(granted) > 0;
    return query
        select a.person,
               case when a.person = any (granted) then 'granted' when a.kept is not null then 'already'
                    else 'sold_out' end,
               (select v.code_sealed from voucher.voucher v where v.voucher_id = a.kept)
          from (select u.person,
                       (select k.voucher_id
                          from voucher.claim k
                         where k.campaign_id = campaign and k.person_id = u.person) as kept
                  from (select distinct p from unnest(persons) as p) as u (person)) a;
end $$;
alter function voucher.claim_batch(uuid, timestamptz, uuid[], uuid[], bytea[], bytea[]) set enable_seqscan = off;
