-- severity: error
-- owner: CASEWORKER
-- opens:
-- shows: ledger text
-- An entry that its ledger does not hold, or that nobody ever stated: orphans.
select e.entry_id as id, e.org_path, e.ledger as about, array[e.version::text] as detail
  from registry.entry e
 where not exists (select from registry.employer t where t.entry_id = e.entry_id)
   and not exists (select from registry.employer_listing t where t.entry_id = e.entry_id)
   and not exists (select from registry.employment t where t.entry_id = e.entry_id)
   and not exists (select from registry.stay t where t.entry_id = e.entry_id)
   and not exists (select from registry.out_migration t where t.entry_id = e.entry_id)
   and not exists (select from registry.target_group t where t.entry_id = e.entry_id)
   and not exists (select from registry.intention_said t where t.entry_id = e.entry_id)
   and not exists (select from registry.care_gift t where t.entry_id = e.entry_id)
   and not exists (select from registry.employer_event t where t.entry_id = e.entry_id)
   and not exists (select from registry.donation t where t.entry_id = e.entry_id)
    or not exists (
       select from registry.entry_statement s where s.entry_id = e.entry_id and s.version = e.version)
