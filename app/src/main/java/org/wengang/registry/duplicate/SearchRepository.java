package org.wengang.registry.duplicate;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.OrgPath;

/** Searches and what they came to. */
@Component
final class SearchRepository {

    private final JdbcClient jdbc;

    SearchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID search, OrgPath organisation, UUID startedBy, Instant now) {
        jdbc.sql(
                        """
                        insert into registry.duplicate_search (search_id, org_path, started_by, started_at)
                        values (:search, :org, :by, :now)\
                        """)
                .param("search", search)
                .param("org", organisation.value())
                .param("by", startedBy)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The scope of a search that is still to be done. */
    Optional<OrgPath> unfinished(UUID search) {
        return jdbc.sql(
                        """
                        select org_path
                          from registry.duplicate_search
                         where search_id = :search and finished_at is null\
                        """)
                .param("search", search)
                .query((row, number) -> new OrgPath(row.getString("org_path")))
                .optional();
    }

    void finish(Search search) {
        jdbc.sql(
                        """
                        update registry.duplicate_search
                           set finished_at = :now, people = :people, pairs = :pairs, cases = :cases,
                               elsewhere = :elsewhere
                         where search_id = :search and finished_at is null\
                        """)
                .param("search", search.id())
                .param("now", Timestamp.from(search.finishedAt()))
                .param("people", search.people())
                .param("pairs", search.pairs())
                .param("cases", search.cases())
                .param("elsewhere", search.elsewhere())
                .update();
    }

    Optional<Search> newest(OrgPath organisation) {
        return jdbc.sql(
                        """
                        select search_id, finished_at, people, pairs, cases, elsewhere
                          from registry.duplicate_search
                         where org_path = :org and finished_at is not null
                         order by search_id desc
                         limit 1\
                        """)
                .param("org", organisation.value())
                .query((row, number) ->
                        new Search(
                                row.getObject("search_id", UUID.class),
                                row.getTimestamp("finished_at").toInstant(),
                                row.getInt("people"),
                                row.getInt("pairs"),
                                row.getInt("cases"),
                                row.getInt("elsewhere")))
                .optional();
    }
}
