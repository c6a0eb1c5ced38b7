-- Determinations are about subjects: workers of rosters and filings alike (docs/decisions/0015).
alter table entitlement.determination rename column worker_id to subject_id;
alter table entitlement.determination rename column worker_version to subject_version;
alter table entitlement.determination
    drop constraint determination_worker_id_fkey,
    add foreign key (subject_id) references registry.subject;
alter index entitlement.determination_worker rename to determination_subject;

alter table entitlement.award rename column worker_id to subject_id;
alter table entitlement.award rename column worker_version to subject_version;
alter table entitlement.award
    drop constraint award_worker_id_fkey,
    add foreign key (subject_id) references registry.subject;
alter index entitlement.award_worker rename to award_subject;

alter table entitlement.correction rename column worker_id to subject_id;
alter table entitlement.correction rename column worker_version to subject_version;
alter table entitlement.correction
    drop constraint correction_worker_id_fkey,
    add foreign key (subject_id) references registry.subject;

alter view entitlement.published_payment rename column worker_id to subject_id;
alter view entitlement.published_award rename column worker_id to subject_id;

-- Whom a line pays: the number that is sealed is that of a resident ID or a credit code.
alter table entitlement.payment_line
    add column payee text not null default 'person' check (payee in ('person', 'organisation'));
alter table entitlement.payment_line alter column payee drop default;
