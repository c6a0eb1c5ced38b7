package org.wengang.registry.duplicate;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;

/**
 * Makes cases of what a search found. A case that was decided stays decided, until a fact by which
 * people are told apart is another one, or somebody more is like them.
 */
@Component
final class FoundCaseRepository {

    private final JdbcClient jdbc;

    FoundCaseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Known(UUID caseId, UUID worker, String factsMark) {}

    /**
     * Other searches wait until the transaction ends.
     *
     * @return how many cases are new or open again
     */
    int keep(UUID search, Collection<Group> groups, Instant now) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('registry.duplicate_case', 0))")
                .query((row, number) -> number)
                .list();
        var workers =
                groups.stream()
                        .flatMap(group -> group.workers().keySet().stream())
                        .toArray(UUID[]::new);
        var marks = marks(workers);
        var known = known(workers);
        var kept = 0;
        for (var group : groups) {
            kept += keep(search, group, marks, known, now) ? 1 : 0;
        }
        return kept;
    }

    private boolean keep(
            UUID search,
            Group group,
            Map<UUID, String> marks,
            Map<UUID, List<Known>> known,
            Instant now) {
        var candidates = new LinkedHashMap<UUID, Set<UUID>>();
        for (var worker : group.workers().keySet()) {
            for (var member : known.getOrDefault(worker, List.of())) {
                var unchanged = member.factsMark().equals(marks.get(worker));
                var same = candidates.computeIfAbsent(member.caseId(), _ -> new HashSet<>());
                if (unchanged) {
                    same.add(worker);
                }
            }
        }
        if (candidates.values().stream().anyMatch(s -> s.containsAll(group.workers().keySet()))) {
            return false;
        }
        var old = candidates.isEmpty() ? null : candidates.keySet().iterator().next();
        if (old == null) {
            insert(search, Ids.newId(), group, marks, now);
        } else {
            reopen(search, old, group, marks, now);
        }
        return true;
    }

    private void insert(UUID search, UUID id, Group group, Map<UUID, String> marks, Instant now) {
        var organisation = group.organisation();
        jdbc.sql(
                        """
                        insert into registry.duplicate_case
                               (case_id, org_path, search_id, found_at, score, pairs, state)
                        values (:case, :org, :search, :now, :score, cast(:pairs as jsonb), 'open')\
                        """)
                .param("case", id)
                .param("org", organisation.value())
                .param("search", search)
                .param("now", Timestamp.from(now))
                .param("score", group.score())
                .param("pairs", pairs(group))
                .update();
        members(id, organisation, group, marks);
        step(id, now);
    }

    private void reopen(UUID search, UUID id, Group group, Map<UUID, String> marks, Instant now) {
        var organisation =
                jdbc.sql(
                                """
                                update registry.duplicate_case
                                   set search_id = :search, found_at = :now, score = :score,
                                       pairs = cast(:pairs as jsonb),
                                       state = case when state = 'open' then state else 'reopened' end,
                                       proposed_by = null, version = version + 1
                                 where case_id = :case
                                returning org_path\
                                """)
                        .param("case", id)
                        .param("search", search)
                        .param("now", Timestamp.from(now))
                        .param("score", group.score())
                        .param("pairs", pairs(group))
                        .query(String.class)
                        .single();
        members(id, new OrgPath(organisation), group, marks);
        step(id, now);
    }

    private void members(UUID id, OrgPath organisation, Group group, Map<UUID, String> marks) {
        group.workers()
                .keySet()
                .forEach(worker ->
                        jdbc.sql(
                                        """
                                        insert into registry.duplicate_member (case_id, worker_id, org_path, facts_mark)
                                        values (:case, :worker, :org, :mark)
                                            on conflict (case_id, worker_id) do update set facts_mark = :mark\
                                        """)
                                .param("case", id)
                                .param("worker", worker)
                                .param("org", organisation.value())
                                .param("mark", marks.get(worker))
                                .update());
    }

    private void step(UUID id, Instant now) {
        jdbc.sql(
                        """
                        insert into registry.duplicate_step (case_id, version, org_path, state, changed_at)
                        select case_id, version, org_path, state, :now
                          from registry.duplicate_case
                         where case_id = :case\
                        """)
                .param("case", id)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Ids, codes and numbers alone: nothing in it needs escaping. */
    private static String pairs(Group group) {
        return group.pairs().stream()
                .map(pair ->
                        "{\"one\": \"%s\", \"other\": \"%s\", \"reason\": \"%s\", \"score\": %d}"
                                .formatted(
                                        pair.one(),
                                        pair.other(),
                                        pair.reason().code(),
                                        pair.score()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private Map<UUID, String> marks(UUID[] workers) {
        var marks = new HashMap<UUID, String>();
        jdbc.sql(
                        """
                        select w.worker_id, registry.facts_mark(w) as mark
                          from registry.worker w
                         where w.worker_id = any(:workers)\
                        """)
                .param("workers", workers)
                .query(row -> {
                    marks.put(row.getObject("worker_id", UUID.class), row.getString("mark"));
                });
        return marks;
    }

    /**
     * Newest case first. One whose records are merged stays as it is: whoever is like them makes
     * another.
     */
    private Map<UUID, List<Known>> known(UUID[] workers) {
        return jdbc
                .sql(
                        """
                        select m.case_id, m.worker_id, m.facts_mark
                          from registry.duplicate_member m
                          join registry.duplicate_case c using (case_id)
                         where m.worker_id = any(:workers) and c.state not in ('same', 'parting')
                         order by m.case_id desc\
                        """)
                .param("workers", workers)
                .query((row, number) ->
                        new Known(
                                row.getObject("case_id", UUID.class),
                                row.getObject("worker_id", UUID.class),
                                row.getString("facts_mark")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Known::worker));
    }
}
