-- Which text and which confirmed values were tried: the mark of policy.policy_version; null until finished, and for
-- those finished before there were marks.
alter table entitlement.simulation add column policy_mark text;
grant update (policy_mark) on entitlement.simulation to ${app};
