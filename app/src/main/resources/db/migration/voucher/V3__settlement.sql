-- What merchants are owed, day by day, and what nobody used.

create table voucher.statement (
    statement_id    uuid primary key,
    merchant_id     uuid not null references voucher.merchant,
    org_path        scope.org_path not null,
    -- it holds what was redeemed up to that day, inclusive, and stands in no other statement
    day             date not null,
    -- the form that was sent: the same one sent twice is one statement
    submission      uuid not null unique,
    line_count      int not null check (line_count > 0),
    -- redemptions less reversals
    total_fen       bigint not null,
    closed_at       timestamptz not null,
    closed_by       uuid not null,
    listed_by       uuid not null,
    -- Whoever put a merchant on the list does not settle with it.
    constraint statement_four_eyes check (closed_by <> listed_by),
    -- of a day that is over
    check (day < (closed_at at time zone 'Asia/Shanghai')::date),
    unique (merchant_id, day)
);
call scope.wall('voucher.statement');
grant select, insert on voucher.statement to ${app};

alter table voucher.redemption
    add column statement_id uuid references voucher.statement deferrable initially deferred;
create index redemption_unsettled on voucher.redemption (merchant_id, day) where statement_id is null;
create index redemption_of_statement on voucher.redemption (statement_id, redemption_id);

-- A statement takes what stands in none; each row once, whoever asks and however often.
create function voucher.settle() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    with taken as (
        update voucher.redemption r
           set statement_id = new.statement_id
         where r.merchant_id = new.merchant_id and r.statement_id is null and r.day <= new.day
        returning r.amount_fen
    )
    select count(*), sum(t.amount_fen) into new.line_count, new.total_fen from taken t;
    if new.line_count = 0 then
        raise exception using errcode = 'check_violation', constraint = 'statement_lines',
            message = 'nothing is to be settled';
    end if;
    select m.listed_by, m.org_path into new.listed_by, new.org_path
      from voucher.merchant m
     where m.merchant_id = new.merchant_id;
    return new;
end $$;
create trigger settle before insert on voucher.statement
    for each row execute function voucher.settle();

-- What is left after the last day is void; how much it was stays known.
alter table voucher.voucher
    add column expired_fen bigint check (expired_fen > 0),
    add check (expired_fen = left_fen);
-- Not over what is left: that changes with each redemption, and would be written to every index.
create index voucher_to_expire on voucher.voucher (last_day) where expired_fen is null;

-- As before, and nothing of what is void.
create or replace function voucher.spend() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if new.reverses is null then
        update voucher.voucher v
           set left_fen = v.left_fen - new.amount_fen
         where v.voucher_id = new.voucher_id
           and new.day between v.first_day and v.last_day
           and starts_with(v.org_path, new.org_path)
           and v.expired_fen is null
           and v.left_fen >= new.amount_fen
           and (v.partial or v.left_fen = new.amount_fen)
        returning v.left_fen into new.left_fen;
    else
        update voucher.voucher v
           set left_fen = v.left_fen - new.amount_fen
          from voucher.redemption o
         where v.voucher_id = new.voucher_id and v.expired_fen is null
           and o.redemption_id = new.reverses and o.reverses is null
           and o.voucher_id = new.voucher_id and o.merchant_id = new.merchant_id
           and o.day = new.day and o.amount_fen = -new.amount_fen
        returning v.left_fen into new.left_fen;
    end if;
    if not found then
        raise exception using errcode = 'check_violation', constraint = 'voucher_spendable',
            message = 'the voucher can not be spent so';
    end if;
    perform voucher.count_use(new);
    return new;
end $$;

create function voucher.expire(today date) returns table (vouchers bigint, fen bigint)
    language sql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
    with expired as (
        update voucher.voucher v
           set expired_fen = v.left_fen
         where v.last_day < today and v.left_fen > 0 and v.expired_fen is null
        returning v.expired_fen
    )
    select count(*), coalesce(sum(e.expired_fen), 0)::bigint from expired e
$$;
revoke all on function voucher.expire(date) from public;
grant execute on function voucher.expire(date) to ${app};

-- For the books: which award a voucher came of, what was spent of it and what of it is void.
create view voucher.published_voucher with (security_invoker = true) as
select v.voucher_id, v.award_id, i.policy_version_id, v.org_path, v.face_fen, v.left_fen, v.last_day, v.expired_fen
  from voucher.voucher v
  left join voucher.issue i using (issue_id);
grant select on voucher.published_voucher to ${app};

create view voucher.published_redemption with (security_invoker = true) as
select r.redemption_id, r.voucher_id, r.merchant_id, r.org_path, r.day, r.at, r.amount_fen, r.reverses, r.statement_id
  from voucher.redemption r;
grant select on voucher.published_redemption to ${app};
