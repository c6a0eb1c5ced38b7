-- Honour cards 光荣卡 (domain.md L9, W4, R-HS-02 to 04; docs/decisions/0035): a card that its holder shows, and
-- privileges that places on the list give for it, each as often as its kind says. Nothing of it is paid.

-- What a place on the list is decides what it may take: shops vouchers, the others privileges of cards.
alter table voucher.merchant
    add column kind text not null default 'shop' check (kind in ('shop', 'public_hospital', 'service'));
-- Limits are changed in place; who did it stands in the audit trail.
grant update (most_a_day_fen, most_uses_a_day) on voucher.merchant to ${app};

-- A sort of card, planned by one officer and let go by another; then it stands for the offices below as well.
create table voucher.card_kind (
    kind_id         uuid primary key,
    org_path        scope.org_path not null,
    title           text not null check (length(title) between 1 and 60),
    -- null: not translated
    title_en        text check (length(title_en) between 1 and 120),
    -- the clause it follows
    source          text not null check (length(source) between 1 and 300),
    -- of its use, both inclusive; the source leaves them open and the office sets them
    first_day       date not null,
    last_day        date not null,
    -- the form that was sent: the same one sent twice is one kind
    submission      uuid not null unique,
    made_at         timestamptz not null,
    made_by         uuid not null,
    released_at     timestamptz,
    released_by     uuid,
    constraint card_kind_four_eyes check (released_by <> made_by),
    check ((released_by is null) = (released_at is null)),
    check (first_day <= last_day)
);
call scope.wall('voucher.card_kind');
create policy from_above on voucher.card_kind for select
    using (released_at is not null and starts_with((select scope.low()), org_path));
grant select, insert on voucher.card_kind to ${app};
grant update (released_at, released_by) on voucher.card_kind to ${app};

create table voucher.card_privilege (
    privilege_id    uuid primary key,
    kind_id         uuid not null references voucher.card_kind,
    org_path        scope.org_path not null,
    -- from 1, within the kind
    number          int not null check (number between 1 and 20),
    name            text not null check (length(name) between 1 and 60),
    name_en         text check (length(name_en) between 1 and 120),
    gives           text not null check (gives in ('free', 'discount', 'waiver')),
    -- what is taken off a price
    percent_off     int check (percent_off between 1 and 99),
    -- of one card; null: as often as needed
    most_uses       int check (most_uses between 1 and 1000),
    place_kind      text not null check (place_kind in ('public_hospital', 'service')),
    unique (kind_id, number),
    check ((gives = 'discount') = (percent_off is not null))
);
call scope.wall('voucher.card_privilege');
create policy from_above on voucher.card_privilege for select
    using (starts_with((select scope.low()), org_path)
           and exists (select from voucher.card_kind k where k.kind_id = card_privilege.kind_id));
grant select, insert on voucher.card_privilege to ${app};

-- One a person, whoever issues it.
create table voucher.card (
    card_id         uuid primary key,
    number          bigint generated always as identity unique,
    kind_id         uuid not null references voucher.card_kind,
    -- of the record it was issued for
    org_path        scope.org_path not null,
    person_id       uuid not null references registry.person,
    subject_id      uuid not null references registry.worker,
    -- the award it followed; null where it was issued by a list
    award_id        uuid references entitlement.award,
    issued_on       date not null,
    issued_at       timestamptz not null,
    issued_by       uuid not null,
    constraint card_once unique (kind_id, person_id)
);
call scope.wall('voucher.card');
create index card_of_kind on voucher.card (kind_id, number);
grant select, insert on voucher.card to ${app};

create function voucher.check_card() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if not exists (select
                     from voucher.card_kind k
                     join registry.worker w on w.worker_id = new.subject_id and w.org_path = new.org_path
                    where k.kind_id = new.kind_id and k.released_at is not null and new.issued_on <= k.last_day
                      and starts_with(new.org_path, k.org_path)
                      and coalesce(w.standing_id, w.person_id) = new.person_id) then
        raise exception using errcode = 'check_violation', constraint = 'card_issuable',
            message = 'a card is of a kind that was let go, for somebody of its place';
    end if;
    return new;
end $$;
create trigger check_card before insert on voucher.card
    for each row execute function voucher.check_card();

-- What its holder shows. A card that is lost gets another code; what was used of it stays used.
create table voucher.card_code (
    code_id         uuid primary key,
    card_id         uuid not null references voucher.card,
    org_path        scope.org_path not null,
    -- keyed hash of the code, and the code sealed
    code_index      bytea not null unique check (length(code_index) = 32),
    code_sealed     bytea not null,
    made_at         timestamptz not null,
    made_by         uuid not null,
    ended_at        timestamptz,
    ended_by        uuid,
    check ((ended_at is null) = (ended_by is null))
);
call scope.wall('voucher.card_code');
create unique index card_code_open on voucher.card_code (card_id) where ended_at is null;
create index card_code_of on voucher.card_code (card_id);
grant select, insert on voucher.card_code to ${app};
grant update (ended_at, ended_by) on voucher.card_code to ${app};

create function voucher.keep_ended_codes() returns trigger
    language plpgsql set search_path = pg_catalog as $$
begin
    raise exception using errcode = 'check_violation', message = 'a code that ended stays so';
end $$;
create trigger keep_ended_codes before update on voucher.card_code
    for each row when (old.ended_at is not null) execute function voucher.keep_ended_codes();

-- How often each privilege of a card was used; only uses change it.
create table voucher.card_count (
    card_id         uuid not null references voucher.card,
    privilege_id    uuid not null references voucher.card_privilege,
    org_path        scope.org_path not null,
    uses            int not null check (uses >= 0),
    most_uses       int,
    primary key (card_id, privilege_id),
    constraint card_count_most check (uses <= most_uses)
);
call scope.wall('voucher.card_count');
grant select on voucher.card_count to ${app};

-- A privilege taken at a place, or given back there. Rows are added and never changed.
create table voucher.card_use (
    use_id          uuid primary key,
    -- of the request: the same one sent twice is one use
    key             uuid not null,
    code_id         uuid not null references voucher.card_code,
    card_id         uuid not null references voucher.card,
    privilege_id    uuid not null references voucher.card_privilege,
    merchant_id     uuid not null references voucher.merchant,
    -- the card's
    org_path        scope.org_path not null,
    -- the place's name, which an office below the one that listed it does not see otherwise
    place           text not null,
    day             date not null,
    at              timestamptz not null,
    -- of the privilege, after it
    uses            int not null,
    reverses        uuid references voucher.card_use,
    constraint card_use_key unique (key),
    constraint card_use_reversed_once unique (reverses)
);
call scope.wall('voucher.card_use');
create index card_use_of_card on voucher.card_use (card_id, use_id);
create index card_use_of_place on voucher.card_use (merchant_id, day, use_id);
grant select, insert on voucher.card_use to ${app};

-- Uses of one privilege of one card follow each other at its count. Of a request that comes twice the second one fails
-- at the key, and what it counted with it.
create function voucher.use_card() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
declare
    m voucher.merchant;
    most int;
begin
    select * into m from voucher.merchant where merchant_id = new.merchant_id;
    new.place := m.name;
    if new.reverses is not null then
        update voucher.card_count n
           set uses = n.uses - 1
          from voucher.card_use o
         where o.use_id = new.reverses and o.reverses is null
           and o.card_id = new.card_id and o.code_id = new.code_id and o.privilege_id = new.privilege_id
           and o.merchant_id = new.merchant_id and o.day = new.day and o.org_path = new.org_path
           and n.card_id = o.card_id and n.privilege_id = o.privilege_id
        returning n.uses into new.uses;
        if not found then
            raise exception using errcode = 'check_violation', constraint = 'card_usable',
                message = 'only what was used there that day is given back';
        end if;
        return new;
    end if;
    if m.closed_at is not null or new.day not between m.first_day and m.last_day then
        raise exception using errcode = 'check_violation', constraint = 'merchant_open',
            message = 'a place takes cards while it stands on the list';
    end if;
    select p.most_uses into most
      from voucher.card_code d
      join voucher.card c using (card_id)
      join voucher.card_kind k using (kind_id)
      join voucher.card_privilege p using (kind_id)
     where d.code_id = new.code_id and d.ended_at is null
       and c.card_id = new.card_id and c.org_path = new.org_path
       and p.privilege_id = new.privilege_id and p.place_kind = m.kind
       and new.day between k.first_day and k.last_day
       and starts_with(c.org_path, m.org_path);
    if not found then
        raise exception using errcode = 'check_violation', constraint = 'card_usable',
            message = 'the privilege can not be used so';
    end if;
    insert into voucher.card_count as n (card_id, privilege_id, org_path, uses, most_uses)
    values (new.card_id, new.privilege_id, new.org_path, 1, most)
    on conflict (card_id, privilege_id) do update set uses = n.uses + 1
    returning n.uses into new.uses;
    return new;
end $$;
create trigger use_card before insert on voucher.card_use
    for each row execute function voucher.use_card();

-- As before, of shops alone, and by the limits as they are now.
create or replace function voucher.count_use(spent voucher.redemption) returns void language plpgsql as $$
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

-- A limit that comes, goes or changes counts what was taken on the merchant's last day already. Redemptions wait
-- meanwhile, so that none is left out. What was taken above a lower limit stays; nothing more is.
create function voucher.count_again() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
declare
    last date;
begin
    lock table voucher.redemption in share row exclusive mode;
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
create trigger count_again after update of most_a_day_fen, most_uses_a_day on voucher.merchant
    for each row execute function voucher.count_again();
