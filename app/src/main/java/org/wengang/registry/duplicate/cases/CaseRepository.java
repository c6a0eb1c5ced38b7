package org.wengang.registry.duplicate.cases;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.duplicate.Reason;
import org.wengang.registry.duplicate.cases.DuplicateCase.Person;
import org.wengang.security.Officer;
import org.wengang.web.component.Cursor;

/** Cases, their workers, and what was said of them. */
@Component
final class CaseRepository {

    private static final String CASES =
            """
            select c.case_id, c.org_path, c.found_at, c.score, c.state, c.proposed_by, c.same_as, c.version,
                   (select array_agg(distinct p->>'reason' order by p->>'reason')
                      from jsonb_array_elements(c.pairs) p) as reasons,
                   m.workers, m.offices, m.names, m.last4
              from registry.duplicate_case c
              join lateral (
                   select array_agg(w.worker_id order by w.worker_id) as workers,
                          array_agg(w.org_path::text order by w.worker_id) as offices,
                          array_agg(w.name order by w.worker_id) as names,
                          array_agg(w.id_last4 order by w.worker_id) as last4
                     from registry.duplicate_member m
                     join registry.worker w using (worker_id)
                    where m.case_id = c.case_id) m on true
            """;

    private final JdbcClient jdbc;

    CaseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last ones to be found first. */
    List<DuplicateCase> page(@Nullable CaseState state, Cursor cursor, int limit) {
        return jdbc.sql(
                        (CASES
                                        + """
                                         where (cast(:state as text) is null or c.state = :state)
                                           and (:key::uuid is null or c.case_id %s :key::uuid)
                                         order by c.case_id %s
                                         limit :limit\
                                        """)
                                .formatted(
                                        cursor.backwards() ? ">" : "<",
                                        cursor.backwards() ? "asc" : "desc"))
                .param("state", state == null ? null : state.stored())
                .param("key", cursor.key())
                .param("limit", limit)
                .query(CaseRepository::duplicateCase)
                .list();
    }

    Optional<DuplicateCase> find(UUID id) {
        return jdbc.sql(CASES + " where c.case_id = :case")
                .param("case", id)
                .query(CaseRepository::duplicateCase)
                .optional();
    }

    /** Those nobody has looked at, and those this officer may confirm. */
    long countOpen(UUID officer) {
        return jdbc.sql(
                        """
                        select count(*)
                          from registry.duplicate_case
                         where state in ('open', 'reopened')
                            or state in ('confirming', 'parting') and proposed_by <> :officer\
                        """)
                .param("officer", officer)
                .query(Long.class)
                .single();
    }

    /**
     * @return whether the case still was of that version
     */
    boolean decide(
            DuplicateCase seen,
            CaseState state,
            @Nullable UUID proposedBy,
            @Nullable UUID sameAs,
            Officer by,
            String reason,
            Instant now) {
        var isFirst =
                jdbc.sql(
                                        """
                                        update registry.duplicate_case
                                           set state = :state, proposed_by = :proposed, same_as = :same, decided_by = :by,
                                               decided_by_name = :name, decided_at = :now, reason = :reason,
                                               version = version + 1
                                         where case_id = :case and version = :version\
                                        """)
                                .param("state", state.stored())
                                .param("proposed", proposedBy)
                                .param("same", sameAs)
                                .param("by", by.id())
                                .param("name", by.name())
                                .param("now", Timestamp.from(now))
                                .param("reason", reason)
                                .param("case", seen.id())
                                .param("version", seen.version())
                                .update()
                        == 1;
        if (isFirst) {
            jdbc.sql(
                            """
                            insert into registry.duplicate_step
                                   (case_id, version, org_path, state, changed_by, changed_by_name, changed_at, reason)
                            select case_id, version, org_path, state, decided_by, decided_by_name, decided_at, reason
                              from registry.duplicate_case
                             where case_id = :case\
                            """)
                    .param("case", seen.id())
                    .update();
        }
        return isFirst;
    }

    /** The last one first. */
    List<Step> steps(UUID id) {
        return jdbc.sql(
                        """
                        select state, changed_by_name, changed_at, reason
                          from registry.duplicate_step
                         where case_id = :case
                         order by version desc\
                        """)
                .param("case", id)
                .query((row, number) ->
                        new Step(
                                state(row),
                                row.getString("changed_by_name"),
                                row.getTimestamp("changed_at").toInstant(),
                                row.getString("reason")))
                .list();
    }

    private static DuplicateCase duplicateCase(ResultSet row, int number) throws SQLException {
        var workers = texts(row.getArray("workers"));
        var offices = texts(row.getArray("offices"));
        var names = texts(row.getArray("names"));
        var last4 = texts(row.getArray("last4"));
        var people = new ArrayList<Person>();
        for (int i = 0; i < workers.size(); i++) {
            people.add(
                    new Person(
                            UUID.fromString(workers.get(i)),
                            new OrgPath(offices.get(i)),
                            names.get(i),
                            last4.get(i)));
        }
        return new DuplicateCase(
                row.getObject("case_id", UUID.class),
                new OrgPath(row.getString("org_path")),
                row.getTimestamp("found_at").toInstant(),
                row.getInt("score"),
                texts(row.getArray("reasons")).stream().map(Reason::of).toList(),
                people,
                state(row),
                row.getObject("proposed_by", UUID.class),
                row.getObject("same_as", UUID.class),
                row.getInt("version"));
    }

    private static CaseState state(ResultSet row) throws SQLException {
        return CaseState.of(row.getString("state")).orElseThrow();
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.stream((Object[]) array.getArray()).map(Object::toString).toList();
    }
}
