package org.wengang.registry.checks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.checks.CheckLine.Day;
import org.wengang.security.Officer;
import org.wengang.web.component.Cursor;

/** Runs of checks and what they came to; the queries themselves come from the catalogue. */
@Component
final class CheckRepository {

    /** A run of checks. */
    record Run(UUID id, Instant startedAt, @Nullable Instant finishedAt) {}

    private final JdbcClient jdbc;

    CheckRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param officer null where the schedule starts it
     */
    void insert(UUID run, OrgPath organisation, @Nullable Officer officer, Instant now) {
        jdbc.sql(
                        """
                        insert into registry.check_run (run_id, org_path, started_by, starter_name, started_at)
                        values (:run, :org, :by, :name, :now)\
                        """)
                .param("run", run)
                .param("org", organisation.value())
                .param("by", officer == null ? null : officer.id())
                .param("name", officer == null ? null : officer.name())
                .param("now", Timestamp.from(now))
                .update();
    }

    void finish(UUID run, Instant now) {
        jdbc.sql(
                        """
                        update registry.check_run
                           set finished_at = :now
                         where run_id = :run and finished_at is null\
                        """)
                .param("run", run)
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<Run> newest(OrgPath organisation) {
        return jdbc.sql(
                        """
                        select run_id, started_at, finished_at
                          from registry.check_run
                         where org_path = :org
                         order by run_id desc
                         limit 1\
                        """)
                .param("org", organisation.value())
                .query((row, number) ->
                        new Run(
                                row.getObject("run_id", UUID.class),
                                row.getTimestamp("started_at").toInstant(),
                                instant(row.getTimestamp("finished_at"))))
                .optional();
    }

    /** The run the schedule began since then; empty if it has not yet. */
    Optional<UUID> ofSchedule(OrgPath organisation, Instant since) {
        return jdbc.sql(
                        """
                        select run_id
                          from registry.check_run
                         where org_path = :org and started_by is null and started_at >= :since
                         order by run_id desc
                         limit 1\
                        """)
                .param("org", organisation.value())
                .param("since", Timestamp.from(since))
                .query(UUID.class)
                .optional();
    }

    /**
     * Offices with people or employers of their own, and those above where an officer has ever
     * checked. Of each table one row an office is read.
     */
    List<OrgPath> offices() {
        return jdbc.sql(
                        """
                        with recursive keeping as (
                            select (select min(org_path) from registry.worker) as org_path
                             union all
                            select (select min(w.org_path) from registry.worker w where w.org_path > k.org_path)
                              from keeping k
                             where k.org_path is not null
                        ), registering as (
                            select (select min(org_path) from registry.employer) as org_path
                             union all
                            select (select min(e.org_path) from registry.employer e where e.org_path > r.org_path)
                              from registering r
                             where r.org_path is not null
                        )
                        select org_path from keeping where org_path is not null
                         union
                        select org_path from registering where org_path is not null
                         union
                        select org_path from registry.check_run where started_by is not null
                         order by org_path\
                        """)
                .query((row, number) -> new OrgPath(row.getString("org_path")))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }

    /** Codes of the checks this run has an outcome of. */
    Set<String> done(UUID run) {
        return new HashSet<>(
                jdbc.sql("select code from registry.check_outcome where run_id = :run")
                        .param("run", run)
                        .query(String.class)
                        .list());
    }

    /** A check that takes longer is at fault itself. */
    void limitTime(int seconds) {
        jdbc.sql("select set_config('statement_timeout', :ms, true)")
                .param("ms", Integer.toString(seconds * 1000))
                .query(String.class)
                .single();
    }

    long count(Check check) {
        return jdbc.sql("select count(*) from (" + check.query() + "\n) found")
                .query(Long.class)
                .single();
    }

    /** The SQLSTATE of what went wrong; XX000 where it was not the database. */
    static String failure(RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "XX000";
    }

    void keep(UUID run, Outcome outcome) {
        jdbc.sql(
                        """
                        insert into registry.check_outcome
                               (run_id, code, org_path, checked_at, took_ms, found, failure)
                        select run_id, :code, org_path, :at, :took, :found, :failure
                          from registry.check_run
                         where run_id = :run
                            on conflict (run_id, code) do nothing\
                        """)
                .param("run", run)
                .param("code", outcome.code())
                .param("at", Timestamp.from(outcome.checkedAt()))
                .param("took", outcome.tookMs())
                .param("found", outcome.found())
                .param("failure", outcome.failure())
                .update();
    }

    /** The newest of each check and the one before, the newest first, by code. */
    Map<String, List<Outcome>> lastTwo(OrgPath organisation) {
        var outcomes = new HashMap<String, List<Outcome>>();
        jdbc.sql(
                        """
                        select code, checked_at, took_ms, found, failure
                          from (select o.*, row_number() over (partition by code order by checked_at desc) as place
                                  from registry.check_outcome o
                                 where org_path = :org) o
                         where place <= 2
                         order by code, place\
                        """)
                .param("org", organisation.value())
                .query(row -> {
                    outcomes.computeIfAbsent(row.getString("code"), _ -> new ArrayList<>())
                            .add(outcome(row));
                });
        return outcomes;
    }

    /** The last outcome of each day, oldest first, by code. */
    Map<String, List<Day>> trend(OrgPath organisation, LocalDate since) {
        var days = new HashMap<String, LinkedHashMap<LocalDate, Day>>();
        jdbc.sql(
                        """
                        select code, (checked_at at time zone 'Asia/Shanghai')::date as day, found
                          from registry.check_outcome
                         where org_path = :org
                           and checked_at >= cast(:since as date)::timestamp at time zone 'Asia/Shanghai'
                         order by checked_at\
                        """)
                .param("org", organisation.value())
                .param("since", since)
                .query(row -> {
                    var day = row.getObject("day", LocalDate.class);
                    days.computeIfAbsent(row.getString("code"), _ -> new LinkedHashMap<>())
                            .put(day, new Day(day, row.getObject("found", Long.class)));
                });
        var trend = new HashMap<String, List<Day>>();
        days.forEach((code, byDay) -> trend.put(code, List.copyOf(byDay.values())));
        return trend;
    }

    /** What the check finds now. */
    List<FoundRow> rows(Check check, Cursor cursor, int limit) {
        return jdbc.sql(
                        """
                        select id, org_path, about, detail
                          from (%s
                               ) found
                         where :key::uuid is null or id %s :key::uuid
                         order by id %s
                         limit :limit\
                        """
                                .formatted(
                                        check.query(),
                                        cursor.backwards() ? "<" : ">",
                                        cursor.backwards() ? "desc" : "asc"))
                .param("key", cursor.key())
                .param("limit", limit)
                .query((row, number) ->
                        new FoundRow(
                                row.getObject("id", UUID.class),
                                new OrgPath(row.getString("org_path")),
                                row.getString("about"),
                                List.of((String[]) row.getArray("detail").getArray())))
                .list();
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        return new Outcome(
                row.getString("code"),
                row.getTimestamp("checked_at").toInstant(),
                row.getLong("took_ms"),
                row.getObject("found", Long.class),
                row.getString("failure"));
    }
}
