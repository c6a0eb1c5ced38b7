-- An award that stands in a payment batch is the ground of a payment: it stays as it was approved. Else the person
-- could be awarded, and paid, a second time, for instance after a clock that was set back reopened a notice.
create function entitlement.keep_awards_in_payment() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if exists (select from before join entitlement.payment_line using (award_id)) then
        raise exception using errcode = 'check_violation',
            message = 'an award in a payment batch can not be changed';
    end if;
    return null;
end $$;
create trigger keep_awards_in_payment after update on entitlement.award
    referencing old table as before
    for each statement execute function entitlement.keep_awards_in_payment();
