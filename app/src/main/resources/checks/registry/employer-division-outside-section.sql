-- severity: error
-- owner: CASEWORKER
-- opens: /employers/
-- shows: text section text
-- GB/T 4754-2017: each section has its divisions.
select e.entry_id as id, e.org_path, e.organisation_name as about, array[e.section, e.division::text] as detail
  from registry.employer e
  join (values ('A', 1, 5), ('B', 6, 12), ('C', 13, 43), ('D', 44, 46), ('E', 47, 50), ('F', 51, 52), ('G', 53, 60),
               ('H', 61, 62), ('I', 63, 65), ('J', 66, 69), ('K', 70, 70), ('L', 71, 72), ('M', 73, 75), ('N', 76, 79),
               ('O', 80, 82), ('P', 83, 83), ('Q', 84, 85), ('R', 86, 90), ('S', 91, 96), ('T', 97, 97))
       as s (section, first, last) using (section)
 where e.division not between s.first and s.last
