-- Public notice with objections, and the payment of what nobody contests.

create table entitlement.notice (
    notice_id       uuid primary key,
    org_path        scope.org_path not null,
    policy_version_id uuid not null references policy.policy_version,
    -- told here, because whoever reads a notice may read no policy
    policy_code     text not null,
    policy_title    text not null,
    title           text not null check (length(title) between 1 and 200),
    -- the form that was sent: the same one sent twice is one notice
    submission      uuid not null unique,
    published_at    timestamptz not null,
    published_by    uuid not null,
    published_on    date not null,
    -- last day on which an objection may be raised, inclusive; the officer's choice within these bounds, since
    -- no national rule sets it (domain.md B5)
    last_day        date not null,
    line_count      int not null check (line_count > 0),
    total_fen       bigint not null check (total_fen > 0),
    check (last_day > published_on and last_day <= published_on + 60)
);
call scope.wall('entitlement.notice');
-- A notice is public by purpose, and holds nothing that is not.
create policy public_reads on entitlement.notice for select using (true);
create index notice_newest on entitlement.notice (published_at desc, notice_id desc);
grant select, insert on entitlement.notice to ${app};
-- only to lock the row: an objection and a payment meet here
grant update (title) on entitlement.notice to ${app};

create table entitlement.notice_line (
    notice_id       uuid not null references entitlement.notice,
    line_number     int not null check (line_number >= 1),
    org_path        scope.org_path not null,
    award_id        uuid not null unique references entitlement.award,
    -- masked before it is stored: surname and stars (domain.md B5)
    masked_name     text not null,
    employer_name   text,
    amount_fen      bigint not null check (amount_fen > 0),
    primary key (notice_id, line_number)
);
call scope.wall('entitlement.notice_line');
create policy public_reads on entitlement.notice_line for select using (true);
grant select, insert on entitlement.notice_line to ${app};

create table entitlement.objection (
    objection_id    uuid primary key,
    notice_id       uuid not null,
    line_number     int not null,
    org_path        scope.org_path not null,
    raised_at       timestamptz not null,
    statement       text not null check (length(statement) between 1 and 1000),
    -- how to reach whoever objects; sealed; null when they left none
    contact_sealed  bytea,
    -- the form that was sent: the same one sent twice is one objection
    submission      uuid not null unique,
    status          text not null check (status in ('open', 'upheld', 'dismissed')),
    -- who proposed the award: may not judge what is said against it
    proposed_by     uuid not null,
    handled_by      uuid,
    handled_at      timestamptz,
    handling        text check (length(handling) between 1 and 500),
    foreign key (notice_id, line_number) references entitlement.notice_line,
    check (handled_by <> proposed_by),
    check ((status = 'open') = (handled_by is null)),
    check ((status = 'open') = (handling is null)),
    check ((handled_by is null) = (handled_at is null))
);
call scope.wall('entitlement.objection');
create index objection_line on entitlement.objection (notice_id, line_number);
create index objection_open on entitlement.objection (org_path, raised_at) where status = 'open';
grant select, insert on entitlement.objection to ${app};
grant update (status, handled_by, handled_at, handling) on entitlement.objection to ${app};

create table entitlement.payment_batch (
    payment_batch_id uuid primary key,
    org_path        scope.org_path not null,
    policy_version_id uuid not null references policy.policy_version,
    policy_code     text not null,
    policy_title    text not null,
    -- the form that was sent: the same one sent twice is one batch
    submission      uuid not null unique,
    made_at         timestamptz not null,
    made_by         uuid not null,
    made_on         date not null,
    line_count      int not null check (line_count > 0),
    total_fen       bigint not null check (total_fen > 0),
    -- the day the bank paid, and who recorded it; null until then
    paid_on         date,
    recorded_by     uuid,
    recorded_at     timestamptz,
    check (paid_on >= made_on),
    check ((paid_on is null) = (recorded_by is null)),
    check ((paid_on is null) = (recorded_at is null))
);
call scope.wall('entitlement.payment_batch');
create index payment_batch_newest on entitlement.payment_batch (org_path, made_at desc);
grant select, insert on entitlement.payment_batch to ${app};
grant update (paid_on, recorded_by, recorded_at) on entitlement.payment_batch to ${app};

-- The unique award is what makes a payment happen once, whoever asks for it and how often. Name and number are
-- those of the day the batch was made: the file stays the same file.
create table entitlement.payment_line (
    payment_batch_id uuid not null references entitlement.payment_batch,
    line_number     int not null check (line_number >= 1),
    org_path        scope.org_path not null,
    award_id        uuid not null unique references entitlement.award,
    name            text not null,
    id_sealed       bytea not null,
    id_last4        text not null,
    amount_fen      bigint not null check (amount_fen > 0),
    -- Whoever approved an award does not pay it.
    approved_by     uuid not null,
    made_by         uuid not null,
    check (made_by <> approved_by),
    primary key (payment_batch_id, line_number)
);
call scope.wall('entitlement.payment_line');
grant select, insert on entitlement.payment_line to ${app};

-- Recorded once: the pool follows, and what is recorded never changes.
create function entitlement.follow_payment() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if old.paid_on is not null then
        raise exception 'payment batch % is already recorded as paid', old.payment_batch_id;
    end if;
    update entitlement.budget_pool b
       set paid_fen = b.paid_fen + new.total_fen
     where b.policy_version_id = new.policy_version_id;
    return null;
end $$;
create trigger follow_payment after update on entitlement.payment_batch
    for each row execute function entitlement.follow_payment();

-- For the figures: what was paid, and every status an award had. Planned, approved and paid are never the same
-- number.
create view entitlement.published_payment with (security_invoker = true) as
select l.award_id, a.person_id, a.worker_id, a.org_path, a.policy_version_id, a.form, l.amount_fen, b.paid_on
  from entitlement.payment_line l
  join entitlement.payment_batch b using (payment_batch_id)
  join entitlement.award a using (award_id)
 where b.paid_on is not null;
grant select on entitlement.published_payment to ${app};

create view entitlement.published_award with (security_invoker = true) as
select award_id, person_id, worker_id, org_path, policy_version_id, form, amount_fen, status, changed_at
  from entitlement.award;
grant select on entitlement.published_award to ${app};

create view entitlement.published_award_step with (security_invoker = true) as
select award_id, version, status, changed_at
  from entitlement.award_step;
grant select on entitlement.published_award_step to ${app};
