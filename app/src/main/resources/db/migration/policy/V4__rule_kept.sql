-- The checked trees a version was issued with: it decides by them from then on (org.wengang.engine.stored). Null
-- before it is issued, and for what was issued before they were kept.
alter table policy.policy_version
    add column rule text check (length(rule) > 0),
    add constraint kept_once_issued check (rule is null or issued_at is not null);
