-- Where vouchers are spent, and what was spent (domain.md L10, W3).

-- A merchant on the list of an office, and the till it signs in with.
create table voucher.merchant (
    merchant_id     uuid primary key references security.api_client,
    org_path        scope.org_path not null,
    name            text not null check (length(name) between 1 and 60),
    uscc            text not null check (length(uscc) = 18),
    address         text not null check (length(address) between 1 and 200),
    -- both inclusive
    first_day       date not null,
    last_day        date not null,
    -- null: no limit
    most_a_day_fen  bigint check (most_a_day_fen > 0),
    -- of one voucher on one day; null: no limit
    most_uses_a_day int check (most_uses_a_day > 0),
    -- the form that was sent: the same one sent twice is one merchant
    submission      uuid not null unique,
    listed_at       timestamptz not null,
    listed_by       uuid not null,
    closed_at       timestamptz,
    closed_by       uuid,
    check (first_day <= last_day),
    check ((closed_at is null) = (closed_by is null))
);
call scope.wall('voucher.merchant');
create unique index merchant_once on voucher.merchant (org_path, uscc, name) where closed_at is null;
grant select, insert on voucher.merchant to ${app};
grant update (closed_at, closed_by) on voucher.merchant to ${app};

-- What a voucher lost at a merchant, or got back there. Rows are added and never changed; what is left of a voucher
-- follows them, in the same statement.
create table voucher.redemption (
    redemption_id   uuid primary key,
    -- of the request: the same one sent twice is one redemption
    key             uuid not null,
    voucher_id      uuid not null references voucher.voucher,
    merchant_id     uuid not null references voucher.merchant,
    -- the merchant's
    org_path        scope.org_path not null,
    day             date not null,
    at              timestamptz not null,
    -- below 0: gives back what the one it reverses took
    amount_fen      bigint not null check (amount_fen <> 0),
    -- of the voucher, after it
    left_fen        bigint not null check (left_fen >= 0),
    reverses        uuid references voucher.redemption,
    constraint redemption_key unique (key),
    constraint redemption_reversed_once unique (reverses),
    check ((reverses is null) = (amount_fen > 0))
);
call scope.wall('voucher.redemption');
create index redemption_of_merchant on voucher.redemption (merchant_id, day, redemption_id);
create index redemption_of_voucher on voucher.redemption (voucher_id, merchant_id, day);
grant select, insert on voucher.redemption to ${app};
-- From now on only redemptions change what is left.
revoke update on voucher.voucher from ${app};

-- Kept where a merchant has a limit, from the first redemption of the day on.
create table voucher.merchant_day (
    merchant_id     uuid not null references voucher.merchant,
    day             date not null,
    org_path        scope.org_path not null,
    spent_fen       bigint not null,
    most_fen        bigint not null,
    primary key (merchant_id, day),
    constraint merchant_day_most check (spent_fen between 0 and most_fen)
);
call scope.wall('voucher.merchant_day');
grant select on voucher.merchant_day to ${app};

create table voucher.voucher_day (
    voucher_id      uuid not null references voucher.voucher,
    merchant_id     uuid not null references voucher.merchant,
    day             date not null,
    org_path        scope.org_path not null,
    uses            int not null,
    most_uses       int not null,
    primary key (voucher_id, merchant_id, day),
    constraint voucher_day_most check (uses between 0 and most_uses)
);
call scope.wall('voucher.voucher_day');
grant select on voucher.voucher_day to ${app};

-- Whether the merchant may take vouchers that day; its limits.
create function voucher.count_use(spent voucher.redemption) returns void language plpgsql as $$
declare
    m voucher.merchant;
begin
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
    if m.most_a_day_fen is not null then
        insert into voucher.merchant_day as d (merchant_id, day, org_path, spent_fen, most_fen)
        values (m.merchant_id, spent.day, m.org_path, spent.amount_fen, m.most_a_day_fen)
        on conflict (merchant_id, day) do update set spent_fen = d.spent_fen + excluded.spent_fen;
    end if;
    if m.most_uses_a_day is not null then
        insert into voucher.voucher_day as d (voucher_id, merchant_id, day, org_path, uses, most_uses)
        values (spent.voucher_id, m.merchant_id, spent.day, m.org_path, 1, m.most_uses_a_day)
        on conflict (voucher_id, merchant_id, day) do update set uses = d.uses + excluded.uses;
    end if;
end $$;

-- The voucher's row is locked first, then the counters: nobody waits in a circle. Of a request that comes twice the
-- second one fails at the key, and everything it did with it.
create function voucher.spend() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if new.reverses is null then
        update voucher.voucher v
           set left_fen = v.left_fen - new.amount_fen
         where v.voucher_id = new.voucher_id
           and new.day between v.first_day and v.last_day
           and starts_with(v.org_path, new.org_path)
           and v.left_fen >= new.amount_fen
           and (v.partial or v.left_fen = new.amount_fen)
        returning v.left_fen into new.left_fen;
    else
        update voucher.voucher v
           set left_fen = v.left_fen - new.amount_fen
          from voucher.redemption o
         where v.voucher_id = new.voucher_id
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
create trigger spend before insert on voucher.redemption
    for each row execute function voucher.spend();
revoke all on function voucher.count_use(voucher.redemption) from public;
