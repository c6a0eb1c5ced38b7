-- A batch is made by one finance officer and released by another; each line is paid or bounced by itself; what was paid
-- and was not due comes back (docs/decisions/0031).

select set_config('wengang.scope', 'cn/', true);
drop trigger follow_payment on entitlement.payment_batch;

alter table entitlement.payment_batch
    -- who let it go to the bank, and from which account; null until then
    add column released_by  uuid,
    add column released_at  timestamptz,
    add column payer_name   text check (length(payer_name) between 1 and 120),
    add column payer_sealed bytea,
    add column payer_last4  text check (length(payer_last4) = 4),
    add column payer_bank   text check (length(payer_bank) between 1 and 120),
    -- who took it back before it went, and why
    add column withdrawn_by uuid,
    add column withdrawn_at timestamptz,
    add column withdrawn_reason text check (length(withdrawn_reason) between 1 and 500),
    -- kept by the triggers below
    add column paid_count   int not null default 0,
    add column paid_fen     bigint not null default 0,
    add column bounced_count int not null default 0,
    add column bounced_fen  bigint not null default 0,
    add column version      int not null default 1,
    -- Four eyes.
    add constraint maker_does_not_release check (released_by <> made_by),
    add check ((released_by is null) = (released_at is null)),
    add check ((released_by is null) = (payer_sealed is null)),
    add check ((released_by is null) = (payer_name is null)),
    add check ((released_by is null) = (payer_last4 is null)),
    add check ((released_by is null) = (payer_bank is null)),
    add check ((withdrawn_by is null) = (withdrawn_at is null)),
    add check ((withdrawn_by is null) = (withdrawn_reason is null)),
    add check (released_by is null or withdrawn_by is null),
    add check (paid_count >= 0 and bounced_count >= 0 and paid_count + bounced_count <= line_count),
    add check (paid_fen >= 0 and bounced_fen >= 0 and paid_fen + bounced_fen <= total_fen);
grant update (released_by, released_at, payer_name, payer_sealed, payer_last4, payer_bank, withdrawn_by, withdrawn_at,
              withdrawn_reason, version)
    on entitlement.payment_batch to ${app};
-- The day is that of the last line that was settled, and follows from the lines.
revoke update (paid_on, recorded_by, recorded_at) on entitlement.payment_batch from ${app};

alter table entitlement.payment_line
    -- what the bank is told, and tells again
    add column line_id      uuid not null default gen_random_uuid() unique,
    --   open       with the bank, or not there yet
    --   bounced    came back: the award may go into another batch
    --   withdrawn  its batch never went
    add column state        text not null default 'open' check (state in ('open', 'paid', 'bounced', 'withdrawn')),
    -- the day the bank paid or gave it back; who noted it
    add column settled_on   date,
    add column settled_by   uuid,
    add column settled_at   timestamptz,
    add column bounce_code  text check (length(bounce_code) between 1 and 35),
    add column bounce_reason text check (length(bounce_reason) between 1 and 200),
    -- what is asked back of it, and what came
    add column reclaimed_fen bigint not null default 0,
    add column returned_fen bigint not null default 0,
    add constraint asked_back_at_most_what_was_paid check (
        returned_fen >= 0 and returned_fen <= reclaimed_fen and reclaimed_fen <= amount_fen),
    add constraint asked_back_of_what_was_paid check (reclaimed_fen = 0 or state = 'paid');
update entitlement.payment_line l
   set state = 'paid', settled_on = b.paid_on, settled_by = b.recorded_by, settled_at = b.recorded_at
  from entitlement.payment_batch b
 where b.payment_batch_id = l.payment_batch_id and b.paid_on is not null;
update entitlement.payment_batch b set paid_count = b.line_count, paid_fen = b.total_fen where b.paid_on is not null;
alter table entitlement.payment_line
    add check ((state in ('paid', 'bounced')) = (settled_on is not null)),
    add check ((settled_on is null) = (settled_by is null)),
    add check ((settled_on is null) = (settled_at is null)),
    add check ((state = 'bounced') = (bounce_reason is not null)),
    add check (bounce_code is null or state = 'bounced');
-- What makes a payment happen once: an award has one line that is paid or may be. Only what bounced, or never went,
-- leaves room for another one.
alter table entitlement.payment_line drop constraint payment_line_award_id_key;
create unique index one_live_line_an_award on entitlement.payment_line (award_id) where state in ('open', 'paid');
create index payment_line_award on entitlement.payment_line (award_id);
create index payment_line_bounced on entitlement.payment_line (account_id) where state = 'bounced';
grant update (state, settled_on, settled_by, settled_at, bounce_code, bounce_reason)
    on entitlement.payment_line to ${app};

-- Whoever approved an award does not release it either; a batch that went or was taken back stays so.
create function entitlement.keep_batch() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if old.released_by is not null
       and (new.released_by, new.released_at, new.payer_name, new.payer_sealed, new.payer_last4, new.payer_bank,
            new.withdrawn_by)
           is distinct from (old.released_by, old.released_at, old.payer_name, old.payer_sealed, old.payer_last4,
                             old.payer_bank, old.withdrawn_by)
       or old.withdrawn_by is not null
       or old.paid_on is not null then
        raise exception using errcode = 'check_violation',
            message = format('payment batch %s can not be changed', old.payment_batch_id);
    end if;
    if new.released_by is not null and old.released_by is null
       and exists (select from entitlement.payment_line l
                    where l.payment_batch_id = new.payment_batch_id
                      and (l.approved_by = new.released_by or l.state <> 'open')) then
        raise exception using errcode = 'check_violation', message = 'whoever approved an award does not release it';
    end if;
    return new;
end $$;
create trigger keep_batch before update on entitlement.payment_batch
    for each row execute function entitlement.keep_batch();

-- Lines go from open to where they end, and stay there; the pool and the batch follow. Runs across the wall, because an
-- award of a county takes its money from the pool of the city above.
create function entitlement.follow_lines() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if exists (
        select
          from before o
          join after n using (line_id)
          join entitlement.payment_batch b on b.payment_batch_id = n.payment_batch_id
         where to_jsonb(o) - '{state,settled_on,settled_by,settled_at,bounce_code,bounce_reason,reclaimed_fen,returned_fen}'::text[]
               <> to_jsonb(n) - '{state,settled_on,settled_by,settled_at,bounce_code,bounce_reason,reclaimed_fen,returned_fen}'::text[]
            or n.returned_fen < o.returned_fen
            or case when o.state <> 'open' then
                    (o.state, o.settled_on, o.settled_by, o.settled_at, o.bounce_code, o.bounce_reason)
                    is distinct from
                    (n.state, n.settled_on, n.settled_by, n.settled_at, n.bounce_code, n.bounce_reason)
                    else case n.state when 'open' then false
                                      when 'withdrawn' then b.released_by is not null
                                      else b.released_by is null or n.settled_on < b.made_on end end)
       or (select count(*) from before) <> (select count(*) from before join after using (line_id)) then
        raise exception using errcode = 'check_violation', message = 'a payment line stays as it ended';
    end if;
    update entitlement.budget_pool p
       set paid_fen = p.paid_fen + m.fen
      from (select b.policy_version_id,
                   sum(case n.state when 'paid' then n.amount_fen - n.returned_fen else 0 end
                       - case o.state when 'paid' then o.amount_fen - o.returned_fen else 0 end)::bigint as fen
              from before o
              join after n using (line_id)
              join entitlement.payment_batch b on b.payment_batch_id = n.payment_batch_id
             group by b.policy_version_id) m
     where p.policy_version_id = m.policy_version_id and m.fen <> 0;
    update entitlement.payment_batch b
       set paid_count = b.paid_count + m.paid_count, paid_fen = b.paid_fen + m.paid_fen,
           bounced_count = b.bounced_count + m.bounced_count, bounced_fen = b.bounced_fen + m.bounced_fen,
           paid_on = case when b.paid_count + b.bounced_count + m.paid_count + m.bounced_count = b.line_count
                          then (select max(l.settled_on) from entitlement.payment_line l
                                 where l.payment_batch_id = b.payment_batch_id) end,
           recorded_by = case when b.paid_count + b.bounced_count + m.paid_count + m.bounced_count = b.line_count
                              then m.settled_by end,
           recorded_at = case when b.paid_count + b.bounced_count + m.paid_count + m.bounced_count = b.line_count
                              then m.settled_at end
      from (select n.payment_batch_id,
                   count(*) filter (where n.state = 'paid')::int as paid_count,
                   coalesce(sum(n.amount_fen) filter (where n.state = 'paid'), 0)::bigint as paid_fen,
                   count(*) filter (where n.state = 'bounced')::int as bounced_count,
                   coalesce(sum(n.amount_fen) filter (where n.state = 'bounced'), 0)::bigint as bounced_fen,
                   max(n.settled_by::text)::uuid as settled_by, max(n.settled_at) as settled_at
              from before o
              join after n using (line_id)
             where o.state = 'open' and n.state in ('paid', 'bounced')
             group by n.payment_batch_id) m
     where b.payment_batch_id = m.payment_batch_id;
    return null;
end $$;
create trigger follow_lines after update on entitlement.payment_line
    referencing old table as before new table as after
    for each statement execute function entitlement.follow_lines();
-- A line comes open, and only into a batch that has not gone.
create function entitlement.refuse_late_lines() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if exists (select from after n join entitlement.payment_batch b using (payment_batch_id)
                where n.state <> 'open' or b.released_by is not null or b.withdrawn_by is not null) then
        raise exception using errcode = 'check_violation', message = 'nothing is added to a batch that has gone';
    end if;
    return null;
end $$;
create trigger refuse_late_lines after insert on entitlement.payment_line
    referencing new table as after
    for each statement execute function entitlement.refuse_late_lines();

-- The files as they were given to the bank, each with its digest and signature: the same bytes at any time.
create table entitlement.payment_file (
    payment_batch_id uuid not null references entitlement.payment_batch,
    org_path        scope.org_path not null,
    format          text not null check (format in ('xlsx', 'csv', 'pain001')),
    file_name       text not null,
    line_count      int not null check (line_count > 0),
    total_fen       bigint not null check (total_fen > 0),
    content_sealed  bytea not null,
    -- of the content in clear: SM3, and an SM2 signature over it
    sm3             bytea not null check (length(sm3) = 32),
    signature       bytea not null,
    primary key (payment_batch_id, format)
);
call scope.wall('entitlement.payment_file');
create index payment_file_sm3 on entitlement.payment_file (sm3);
grant select, insert on entitlement.payment_file to ${app};

-- What the bank gave back of a batch. Taken whole or not at all: one row that does not fit, and no line is settled.
create table entitlement.bank_return (
    return_id       uuid primary key,
    org_path        scope.org_path not null,
    payment_batch_id uuid not null references entitlement.payment_batch,
    file_name       text not null check (length(file_name) between 1 and 200),
    sm3             bytea not null check (length(sm3) = 32),
    received_by     uuid not null,
    received_at     timestamptz not null,
    is_taken        boolean not null,
    paid_count      int not null check (paid_count >= 0),
    bounced_count   int not null check (bounced_count >= 0),
    -- rows that say what is known already
    known_count     int not null check (known_count >= 0),
    refused_count   int not null check (refused_count >= 0),
    check (is_taken = (refused_count = 0)),
    check (is_taken or paid_count + bounced_count = 0)
);
call scope.wall('entitlement.bank_return');
-- The same file is taken once; one that was refused may come again.
create unique index one_return_a_file on entitlement.bank_return (payment_batch_id, sm3) where is_taken;
create index bank_return_batch on entitlement.bank_return (payment_batch_id, return_id);
grant select, insert on entitlement.bank_return to ${app};

create table entitlement.bank_return_refusal (
    return_id       uuid not null references entitlement.bank_return,
    row_number      int not null check (row_number > 0),
    org_path        scope.org_path not null,
    problem         text not null check (problem in (
                        'unknown-line', 'amount-differs', 'amount-unreadable', 'outcome-unreadable', 'reason-missing',
                        'twice', 'settled-otherwise', 'day-impossible')),
    primary key (return_id, row_number)
);
call scope.wall('entitlement.bank_return_refusal');
grant select, insert on entitlement.bank_return_refusal to ${app};

-- An award all of whose money came back counts no more: it holds none.
alter table entitlement.award
    drop constraint status_is_known,
    add constraint status_is_known check (status in (
        'waiting', 'proposed', 'asked', 'returned', 'reviewed', 'approved', 'refused', 'void', 'reversed'));

-- An award in a payment stays as it was approved; whose it is may turn out otherwise, and it ends when all is back.
create or replace function entitlement.keep_awards_in_payment() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
declare
    may_change constant text[] := '{person_id,subject_key,payee_id,counted_id,nth,own_nth,double_of,changed_by,changed_at,version}';
begin
    if exists (select
                 from before b
                 join entitlement.payment_line l using (award_id)
                 join after a using (award_id)
                where l.state in ('open', 'paid')
                  and to_jsonb(b) - may_change <> to_jsonb(a) - may_change
                  and not (a.status = 'reversed' and b.status = 'approved' and l.returned_fen = l.amount_fen
                           and to_jsonb(b) - may_change - 'status' = to_jsonb(a) - may_change - 'status')) then
        raise exception using errcode = 'check_violation',
            message = 'an award in a payment batch can not be changed';
    end if;
    if exists (select from after a left join before b using (award_id)
                where a.status = 'reversed' and b.status is distinct from 'reversed'
                  and not exists (select from entitlement.payment_line l
                                   where l.award_id = a.award_id and l.state = 'paid'
                                     and l.returned_fen = l.amount_fen)) then
        raise exception using errcode = 'check_violation', message = 'only what came back is reversed';
    end if;
    return null;
end $$;

-- Money asked back of a paid line: proposed by one officer, decided by another, paid back by instalments.
alter table entitlement.claim drop constraint claim_state_check;
alter table entitlement.claim add constraint claim_state_check check (state in ('open', 'settled'));

create table entitlement.clawback (
    clawback_id     uuid primary key,
    org_path        scope.org_path not null,
    line_id         uuid not null references entitlement.payment_line (line_id),
    award_id        uuid not null references entitlement.award,
    -- the accepted correction it carries out; null where there is none
    claim_id        uuid references entitlement.claim,
    amount_fen      bigint not null check (amount_fen > 0),
    reason          text not null check (length(reason) between 1 and 500),
    -- the form that was sent: the same one sent twice is one clawback
    submission      uuid not null unique,
    proposed_by     uuid not null,
    proposed_at     timestamptz not null,
    --   settled  all of it came back
    state           text not null check (state in ('proposed', 'open', 'refused', 'settled')),
    decided_by      uuid,
    decided_at      timestamptz,
    decision        text check (length(decision) between 1 and 500),
    received_fen    bigint not null default 0,
    -- Four eyes.
    check (decided_by <> proposed_by),
    check ((state = 'proposed') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null)),
    check ((decided_by is null) = (decision is null)),
    check (received_fen between 0 and amount_fen),
    check ((state = 'settled') = (received_fen = amount_fen)),
    check (received_fen = 0 or state in ('open', 'settled'))
);
call scope.wall('entitlement.clawback');
create unique index one_clawback_at_a_time on entitlement.clawback (line_id) where state in ('proposed', 'open');
create unique index one_clawback_a_claim on entitlement.clawback (claim_id) where state <> 'refused';
create index clawback_state on entitlement.clawback (state, clawback_id);
create index clawback_award on entitlement.clawback (award_id);
grant select, insert on entitlement.clawback to ${app};
grant update (state, decided_by, decided_at, decision) on entitlement.clawback to ${app};

-- By when how much shall come back; all of a clawback's together are its amount.
create table entitlement.clawback_instalment (
    clawback_id     uuid not null references entitlement.clawback,
    number          int not null check (number >= 1),
    org_path        scope.org_path not null,
    due_on          date not null,
    amount_fen      bigint not null check (amount_fen > 0),
    primary key (clawback_id, number)
);
call scope.wall('entitlement.clawback_instalment');
grant select, insert on entitlement.clawback_instalment to ${app};

create table entitlement.clawback_receipt (
    receipt_id      uuid primary key,
    clawback_id     uuid not null references entitlement.clawback,
    org_path        scope.org_path not null,
    received_on     date not null,
    amount_fen      bigint not null check (amount_fen > 0),
    -- number of the bank's slip
    reference       text not null check (length(reference) between 1 and 100),
    -- the form that was sent: the same one sent twice is one receipt
    submission      uuid not null unique,
    recorded_by     uuid not null,
    recorded_at     timestamptz not null
);
call scope.wall('entitlement.clawback_receipt');
create index clawback_receipt_of on entitlement.clawback_receipt (clawback_id, receipt_id);
grant select, insert on entitlement.clawback_receipt to ${app};

create function entitlement.check_plan() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if new.amount_fen <> (select coalesce(sum(i.amount_fen), 0) from entitlement.clawback_instalment i
                           where i.clawback_id = new.clawback_id) then
        raise exception using errcode = 'check_violation', message = 'the instalments are not the amount';
    end if;
    return null;
end $$;
create constraint trigger check_plan after insert on entitlement.clawback deferrable initially deferred
    for each row execute function entitlement.check_plan();

-- Decided, a clawback takes its amount of what may still be asked back of the line.
create function entitlement.follow_clawback() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if (old.state, new.state) not in (('proposed', 'open'), ('proposed', 'refused'), ('open', 'open'),
                                      ('open', 'settled')) then
        raise exception using errcode = 'check_violation',
            message = format('clawback %s is %s and stays so', old.clawback_id, old.state);
    end if;
    if old.state = 'proposed' and new.state = 'open' then
        update entitlement.payment_line l set reclaimed_fen = l.reclaimed_fen + new.amount_fen
         where l.line_id = new.line_id;
    end if;
    if new.state = 'settled' then
        update entitlement.claim c set state = 'settled' where c.claim_id = new.claim_id;
    end if;
    return null;
end $$;
create trigger follow_clawback after update on entitlement.clawback
    for each row execute function entitlement.follow_clawback();

-- What comes in lowers what is paid of the line and of the pool; the last of it reverses the award.
create function entitlement.follow_receipt() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
declare
    back entitlement.clawback;
    line entitlement.payment_line;
begin
    update entitlement.clawback c
       set received_fen = c.received_fen + new.amount_fen,
           state = case when c.received_fen + new.amount_fen = c.amount_fen then 'settled' else c.state end
     where c.clawback_id = new.clawback_id and c.state = 'open'
    returning c.* into back;
    if back.clawback_id is null then
        raise exception using errcode = 'check_violation', message = 'nothing is asked back any more';
    end if;
    update entitlement.payment_line l set returned_fen = l.returned_fen + new.amount_fen
     where l.line_id = back.line_id
    returning l.* into line;
    if line.returned_fen = line.amount_fen then
        update entitlement.award a
           set status = 'reversed', changed_by = new.recorded_by, changed_at = new.recorded_at, version = a.version + 1
         where a.award_id = back.award_id and a.status = 'approved';
    end if;
    return null;
end $$;
create trigger follow_receipt after insert on entitlement.clawback_receipt
    for each row execute function entitlement.follow_receipt();

create function entitlement.keep_receipt() returns trigger language plpgsql as $$
begin
    raise exception using errcode = 'check_violation', message = 'what is recorded as received stays so';
end $$;
create trigger receipts_stay before update or delete on entitlement.clawback_receipt
    for each row execute function entitlement.keep_receipt();

-- What happened to the money of each line, for the books: paid, bounced, came back. A line that bounced was never paid.
create view entitlement.payment_event with (security_invoker = true) as
select l.line_id, l.award_id, b.policy_version_id, l.org_path, l.state as kind, l.amount_fen as fen,
       l.settled_on as happened_on, l.settled_at as recorded_at
  from entitlement.payment_line l
  join entitlement.payment_batch b using (payment_batch_id)
 where l.state in ('paid', 'bounced')
 union all
select c.line_id, c.award_id, a.policy_version_id, r.org_path, 'returned', r.amount_fen, r.received_on, r.recorded_at
  from entitlement.clawback_receipt r
  join entitlement.clawback c using (clawback_id)
  join entitlement.award a using (award_id);
grant select on entitlement.payment_event to ${app};

create or replace view entitlement.published_payment with (security_invoker = true) as
select l.award_id, a.person_id, a.subject_id, a.org_path, a.policy_version_id, a.form, l.amount_fen,
       l.settled_on as paid_on
  from entitlement.payment_line l
  join entitlement.award a using (award_id)
 where l.state = 'paid';
