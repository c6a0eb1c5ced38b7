-- Nobody judges their own work: an objection, and a spot check (docs/decisions/0032).

-- Whoever approved an award, or reviewed it first, may say that an objection against it is right, and not that it is
-- wrong.
create function entitlement.refuse_own_dismissal() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if exists (select
                 from entitlement.notice_line l
                 join entitlement.award a using (award_id)
                where l.notice_id = new.notice_id and l.line_number = new.line_number
                  and new.handled_by in (a.decided_by, a.reviewed_by)) then
        raise exception using errcode = 'check_violation',
            message = 'whoever approved an award does not dismiss the objection against it';
    end if;
    return new;
end $$;
create trigger refuse_own_dismissal before update on entitlement.objection
    for each row when (new.status = 'dismissed' and old.status <> 'dismissed')
    execute function entitlement.refuse_own_dismissal();

-- Neither does the first of two reviewers inspect the award; null where one was enough.
alter table entitlement.spot_check_line
    add column reviewed_by uuid,
    add constraint not_by_the_first_reviewer check (inspector <> reviewed_by);
create function entitlement.note_reviewer() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    select a.reviewed_by into new.reviewed_by from entitlement.award a where a.award_id = new.award_id;
    return new;
end $$;
create trigger note_reviewer before insert on entitlement.spot_check_line
    for each row execute function entitlement.note_reviewer();

-- 32 random bytes that the program makes when it draws; those of before were typed by whoever drew.
alter table entitlement.spot_check
    add constraint seed_is_random check (seed ~ '^[0-9a-f]{64}$') not valid;
