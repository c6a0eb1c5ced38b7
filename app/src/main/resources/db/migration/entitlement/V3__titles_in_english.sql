-- Notices and payment batches say the title of their policy in English too. For those already there it is read from
-- the policy, across all scopes and without the triggers that keep what is recorded from changing.
alter table entitlement.notice add column policy_title_en text;
alter table entitlement.payment_batch add column policy_title_en text;
alter table entitlement.payment_batch disable trigger follow_payment;
select set_config('wengang.scope', 'cn/', true);
update entitlement.notice n
   set policy_title_en = v.title_en
  from policy.policy_version v
 where v.policy_version_id = n.policy_version_id;
update entitlement.payment_batch b
   set policy_title_en = v.title_en
  from policy.policy_version v
 where v.policy_version_id = b.policy_version_id;
alter table entitlement.payment_batch enable trigger follow_payment;
alter table entitlement.notice alter column policy_title_en set not null;
alter table entitlement.payment_batch alter column policy_title_en set not null;
