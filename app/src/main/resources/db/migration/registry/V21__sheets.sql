-- Several sheets of a workbook in one import (docs/decisions/0028). A row_number, here and in every other table of this
-- schema, is that of the row in the first sheet that was read, and 2097152 (2^21) more in each further one.
select set_config('wengang.scope', 'cn/', true);

alter table registry.import_batch
    -- names of the sheets that were read, in order; empty where one sheet of a file was read and no other looked for
    add column sheets text[] not null default '{}' check (cardinality(sheets) <= 1000),
    -- [{"name": …, "why": further, hidden, headings_missing, other_form or other, "missing": headings it lacks,
    --   "headings": as written}]
    add column skipped_sheets jsonb not null default '[]' check (jsonb_typeof(skipped_sheets) = 'array');

update registry.import_batch
   set skipped_sheets = (select jsonb_agg(jsonb_build_object('name', name, 'why', 'further', 'missing', '[]'::jsonb,
                                                             'headings', '[]'::jsonb) order by place)
                           from unnest(ignored_sheets) with ordinality each (name, place))
 where cardinality(ignored_sheets) > 0;
alter table registry.import_batch drop column ignored_sheets;

-- another row of the file is told from other numbers
update registry.import_refusal r
   set faults = (select jsonb_agg(case when fault ->> 'code' in ('person-twice', 'filing-twice', 'entry-twice',
                                                                 'entry-overlaps-row')
                                       then jsonb_set(fault, '{arguments,0}',
                                                      jsonb_build_object('row', fault #> '{arguments,0}'))
                                       else fault end order by place)
                   from jsonb_array_elements(r.faults) with ordinality each (fault, place))
 where r.faults @? '$[*] ? (@.code == "person-twice" || @.code == "filing-twice" || @.code == "entry-twice"
                            || @.code == "entry-overlaps-row")';
