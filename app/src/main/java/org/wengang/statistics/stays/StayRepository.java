package org.wengang.statistics.stays;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PersonName;
import org.wengang.web.component.Cursor;

/** Counts from the published views, and reads the rows counted: both from the same common table. */
@Component
final class StayRepository {

    /**
     * Each stay with a day in the window; read once, whatever is asked of it. The city of an office
     * or a registered household is the step below the province in the tree of offices, so that
     * peers of cities are cities. A household of a city that has no office here is elsewhere.
     */
    private static final String STAYED =
            """
            with office as (
                select org_path, division, kind, substring(org_path from '^[^/]+/[^/]+/[^/]+/') as city
                  from organisation.published_organisation
            ), stays as materialized (
                select entry_id, person_id, name, last4, organisation_id, organisation_name, uscc, org_path, since,
                       until, on_duty_days, hukou, hukou_scope, place
                  from registry.published_stay
                 where since <= :to
                   and coalesce(until, :to) >= :from
                   and starts_with(org_path, :scope)
            ), home as (
                select h.hukou,
                       coalesce((select o.city from office o where o.division = h.hukou),
                                (select o.city from office o where o.division = left(h.hukou, 4) || '00')) as city
                  from (select distinct hukou from stays where hukou is not null) h
            ), stayed as (
                select s.entry_id, s.person_id, s.name, s.last4, s.organisation_id, s.organisation_name, s.uscc,
                       s.org_path, s.since, s.until, s.on_duty_days, s.hukou, s.place,
                       coalesce(s.hukou_scope,
                                case when c.city is null or s.hukou is null or s.hukou like '__0000' then null
                                     when h.city = c.city then 'local'
                                     else 'outside' end) as scope
                  from stays s
                 cross join lateral (
                       select substring(s.org_path from '^[^/]+/[^/]+/[^/]+/') as city) c
                  left join home h on h.hukou = s.hukou
            ), told as (
                select person_id,
                       case when min(scope) = max(scope) and count(scope) = count(*)
                            then min(scope) else 'unknown' end as scope
                  from stayed
                 group by person_id
            ), listed as (
                select distinct l.list, l.organisation_id, l.organisation_name, l.uscc
                  from registry.published_listing l
                 where l.list in ('poverty_alleviation_leading', 'poverty_alleviation_workshop')
                   and l.since <= :to
                   and coalesce(l.until, :to) >= :from
                   and starts_with(l.org_path, :scope)
            ), poor as (
                select r.*, r.hukou is not null and r.hukou not like '____00' and r.county is not null
                            and r.county not like '____00' as is_known
                  from (select s.*, l.list,
                               coalesce(s.place, e.place, case when o.kind = 'county' then o.division end) as county
                          from stayed s
                          join listed l using (organisation_id)
                          left join office o on o.org_path = s.org_path
                          left join registry.published_employer e
                            on e.org_path = s.org_path and e.organisation_id = s.organisation_id) r
                 where exists (
                       select from registry.published_target_group g
                        where g.person_id = r.person_id
                          and g.target_group in ('poor_household', 'poverty_alleviated')
                          and g.since <= :to
                          and coalesce(g.until, :to) >= :from)
                   and (r.hukou is distinct from r.county)
            )
            """;

    private final JdbcClient jdbc;

    StayRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param below by the organisation directly below the scope; what is the scope's own stands
     *     under itself
     */
    record Figures(StayFigures total, Map<OrgPath, StayFigures> below) {}

    Figures figures(Window window) {
        var total = new AtomicReference<>(StayFigures.NONE);
        var below = new LinkedHashMap<OrgPath, StayFigures>();
        ask(
                        window,
                        """
                        , placed as (
                            select case when org_path = :scope then :scope
                                        else :scope
                                             || split_part(substr(org_path, length(:scope) + 1), '/', 1)
                                             || '/' end as place,
                                   organisation_id, t.person_id, t.scope
                              from stayed
                              join told t using (person_id)
                        )
                        select place, count(distinct organisation_id) as employers,
                               count(distinct person_id) filter (where scope = 'local') as local,
                               count(distinct person_id) filter (where scope = 'outside') as outside,
                               count(distinct person_id) filter (where scope = 'unknown') as unknown
                          from placed
                         group by grouping sets ((), (place))
                         order by place\
                        """)
                .query(row -> {
                    var place = row.getString("place");
                    var figures = figures(row, 0);
                    if (place == null) {
                        total.set(figures);
                    } else {
                        below.put(new OrgPath(place), figures);
                    }
                });
        return new Figures(total.get(), below);
    }

    /** One for each list of poverty alleviation. */
    List<PovertyFigures> poverty(Window window) {
        var figures = new EnumMap<Counted, PovertyFigures>(Counted.class);
        ask(
                        window,
                        """
                        select list, employers, people, unknown
                          from (select list, count(distinct organisation_id) as employers from listed group by list) l
                          left join (select list, count(distinct person_id) filter (where is_known) as people,
                                            count(distinct person_id) filter (where not is_known) as unknown
                                       from poor
                                      group by list) p using (list)\
                        """)
                .query(row -> {
                    var list = Counted.of(row.getString("list")).orElseThrow();
                    figures.put(
                            list,
                            new PovertyFigures(
                                    list,
                                    row.getLong("employers"),
                                    row.getLong("people"),
                                    row.getLong("unknown")));
                });
        return Arrays.stream(Counted.values())
                .filter(Counted::isOfList)
                .map(list -> figures.getOrDefault(list, new PovertyFigures(list, 0, 0, 0)))
                .toList();
    }

    /** In the order of the entries. */
    List<StayRow> people(Window window, Counted counted, Cursor cursor, int limit) {
        var rows =
                counted.isOfList()
                        ? "select * from poor where list = :of and is_known"
                        : """
                        select s.*
                          from stayed s
                          join told t using (person_id)
                         where :of = 'all' or t.scope = :of\
                        """;
        return ask(
                        window,
                        """
                        select entry_id, name, last4, organisation_name, org_path, since, until, on_duty_days
                          from (%s) r
                         where :key::uuid is null or entry_id %s :key::uuid
                         order by entry_id %s
                         limit :limit\
                        """
                                .formatted(
                                        rows,
                                        cursor.backwards() ? "<" : ">",
                                        cursor.backwards() ? "desc" : "asc"))
                .param("of", counted.word())
                .param("key", cursor.key())
                .param("limit", limit)
                .query(StayRepository::row)
                .list();
    }

    /** By the credit code. */
    List<EmployerRow> employers(Window window, Counted counted, Cursor cursor, int limit) {
        var rows =
                counted.isOfList()
                        ? """
                        select l.uscc, l.organisation_name, p.person_id
                          from listed l
                          left join poor p
                            on p.organisation_id = l.organisation_id and p.list = l.list and p.is_known
                         where l.list = :of\
                        """
                        : """
                        select s.uscc, s.organisation_name, s.person_id
                          from stayed s
                         where :of is not null\
                        """;
        return ask(
                        window,
                        """
                        select uscc, max(organisation_name) as name, count(distinct person_id) as people
                          from (%s) r
                         where cast(:key as text) is null or uscc %s :key
                         group by uscc
                         order by uscc %s
                         limit :limit\
                        """
                                .formatted(
                                        rows,
                                        cursor.backwards() ? "<" : ">",
                                        cursor.backwards() ? "desc" : "asc"))
                .param("of", counted.word())
                .param("key", cursor.key())
                .param("limit", limit)
                .query((row, number) ->
                        new EmployerRow(
                                row.getString("uscc"),
                                row.getString("name"),
                                row.getLong("people")))
                .list();
    }

    private StatementSpec ask(Window window, String sql) {
        return jdbc.sql(STAYED + sql)
                .param("from", window.from())
                .param("to", window.to())
                .param("scope", window.scope().value());
    }

    private static StayFigures figures(ResultSet row, int number) throws SQLException {
        return new StayFigures(
                row.getLong("employers"),
                row.getLong("local"),
                row.getLong("outside"),
                row.getLong("unknown"));
    }

    private static StayRow row(ResultSet row, int number) throws SQLException {
        return new StayRow(
                row.getObject("entry_id", UUID.class),
                new PersonName(row.getString("name")),
                row.getString("last4"),
                row.getString("organisation_name"),
                new OrgPath(row.getString("org_path")),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getObject("on_duty_days", Integer.class));
    }
}
