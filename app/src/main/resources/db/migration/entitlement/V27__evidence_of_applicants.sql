-- An applicant is asked for evidence, with a reason and a day, and answers with the receipt (docs/decisions/0038). The
-- application stays open meanwhile: whatever an open one holds stays held.
select set_config('wengang.scope', 'cn/', true);

create table entitlement.application_question (
    application_id  uuid not null references entitlement.application,
    -- counts from 1 within the application
    number          int not null check (number >= 1),
    org_path        scope.org_path not null,
    question        text not null check (length(question) between 1 and 500),
    -- the last day on which the answer is in time, inclusive; a later one is taken too, as long as the application is open
    due_on          date not null,
    -- the form that was sent: the same one sent twice is one question; likewise of the answer
    submission      uuid not null unique,
    asked_by        uuid not null,
    asked_at        timestamptz not null,
    answered_at     timestamptz,
    -- null also where files say it all
    answer          text check (length(answer) between 1 and 1000),
    answer_submission uuid,
    primary key (application_id, number),
    check ((answered_at is null) = (answer_submission is null)),
    check (answered_at is not null or answer is null)
);
call scope.wall('entitlement.application_question');
create unique index one_open_question on entitlement.application_question (application_id)
    where answered_at is null;
grant select, insert on entitlement.application_question to ${app};
grant update (answered_at, answer, answer_submission) on entitlement.application_question to ${app};

-- A question and its answer belong to an open application, and what was answered stays.
create function entitlement.keep_question() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' and old.answered_at is not null then
        raise exception using errcode = 'check_violation',
            message = format('question %s of application %s is answered and stays so', old.number, old.application_id);
    end if;
    perform from entitlement.application where application_id = new.application_id and status = 'open' for update;
    if not found then
        raise exception using errcode = 'check_violation',
            message = format('application %s is not open', new.application_id);
    end if;
    return new;
end $$;
create trigger only_of_open before insert or update on entitlement.application_question
    for each row execute function entitlement.keep_question();

-- Files come with the application itself, or with an answer; their numbers run through.
alter table entitlement.application_file
    drop constraint application_file_number_check,
    add check (number >= 1),
    add column question_number int,
    add foreign key (application_id, question_number) references entitlement.application_question;

-- Where the application with that receipt lies, for whoever has it and the end of the number.
create function entitlement.application_with_receipt(receipt_hash bytea, last4 text)
    returns table (application_id uuid, org_path text)
    language sql stable security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
    select a.application_id, a.org_path
      from entitlement.application a
     where a.receipt = receipt_hash and a.id_last4 = last4
$$;
revoke all on function entitlement.application_with_receipt(bytea, text) from public;
grant execute on function entitlement.application_with_receipt(bytea, text) to ${app};

-- What whoever has the receipt was asked.
create function entitlement.questions_of_receipt(receipt_hash bytea, last4 text)
    returns table (number int, question text, due_on date, asked_at timestamptz, answered_at timestamptz, answer text,
                   files int[])
    language sql stable security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
    select q.number, q.question, q.due_on, q.asked_at, q.answered_at, q.answer,
           array(select f.number
                   from entitlement.application_file f
                  where f.application_id = q.application_id and f.question_number = q.number
                  order by f.number)
      from entitlement.application a
      join entitlement.application_question q on q.application_id = a.application_id
     where a.receipt = receipt_hash and a.id_last4 = last4
$$;
revoke all on function entitlement.questions_of_receipt(bytea, text) from public;
grant execute on function entitlement.questions_of_receipt(bytea, text) to ${app};
