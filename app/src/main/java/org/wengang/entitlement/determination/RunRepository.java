package org.wengang.entitlement.determination;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.engine.schema.Label;
import org.wengang.entitlement.award.PolicyName;
import org.wengang.entitlement.award.PolicyNameRepository;
import org.wengang.kernel.OrgPath;
import org.wengang.web.component.Cursor;

/** The runs, as those who may see them see them. */
@Component
final class RunRepository {

    private static final String SELECT =
            """
            select r.run_id, r.org_path, r.policy_version_id, v.code, v.version, v.title, v.title_en,
                   r.as_of, r.campaign, r.started_by, r.started_at, r.finished_at, r.people, r.eligible, r.not_eligible,
                   r.undecided, r.excluded, r.out_of_months, r.capped, r.waiting_budget, r.refused_budget,
                   r.eligible_fen, r.row_hash
              from entitlement.run r
              join policy.published_policy v using (policy_version_id)
            """;

    private final JdbcClient jdbc;

    RunRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Run run, UUID submission) {
        jdbc.sql(
                        """
                        insert into entitlement.run
                               (run_id, org_path, policy_version_id, as_of, campaign, submission, started_by,
                                started_at)
                        values (:id, :org, :policy, :asOf, :campaign, :submission, :by, :at)\
                        """)
                .param("id", run.id())
                .param("org", run.organisation().value())
                .param("policy", run.policyVersionId())
                .param("asOf", Date.valueOf(run.asOf()))
                .param("campaign", run.campaign())
                .param("submission", submission)
                .param("by", run.startedBy())
                .param("at", Timestamp.from(run.startedAt()))
                .update();
    }

    Optional<UUID> bySubmission(UUID submission) {
        return jdbc.sql("select run_id from entitlement.run where submission = :submission")
                .param("submission", submission)
                .query(UUID.class)
                .optional();
    }

    Optional<Run> find(UUID id) {
        return jdbc.sql(SELECT + "where r.run_id = :id")
                .param("id", id)
                .query(RunRepository::run)
                .optional();
    }

    /** Until the transaction ends nobody else works on the run; empty if this scope may not. */
    Optional<Run> lock(UUID id) {
        var locked =
                jdbc.sql("select run_id from entitlement.run where run_id = :id for update")
                        .param("id", id)
                        .query(UUID.class)
                        .optional();
        return locked.flatMap(this::find);
    }

    /** Newest first. */
    List<Run> page(Cursor cursor, int limit) {
        var key = cursor.key();
        var statement =
                jdbc.sql(
                        SELECT
                                + (key == null
                                        ? ""
                                        : "where r.run_id %s :key\n"
                                                .formatted(cursor.backwards() ? ">" : "<"))
                                + "order by r.run_id %s\n limit :limit"
                                        .formatted(cursor.backwards() ? "asc" : "desc"));
        if (key != null) {
            statement = statement.param("key", UUID.fromString(key));
        }
        return statement.param("limit", limit).query(RunRepository::run).list();
    }

    /**
     * Policies of the organisation or below it that it may determine, each by its newest issued
     * version; those that are over on the day are left out.
     */
    List<PolicyName> determinable(OrgPath organisation, LocalDate today) {
        return jdbc.sql(
                        """
                        select distinct on (code) policy_version_id, code, version, title, title_en
                          from policy.published_policy
                         where issued_at is not null and starts_with(org_path, :org)
                           and (status <> 'closed' or holds_to >= :today)
                         order by code, version desc\
                        """)
                .param("org", organisation.value())
                .param("today", Date.valueOf(today))
                .query(PolicyNameRepository::name)
                .list();
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        var finishedAt = row.getTimestamp("finished_at");
        return new Run(
                row.getObject("run_id", UUID.class),
                new OrgPath(row.getString("org_path")),
                row.getObject("policy_version_id", UUID.class),
                row.getString("code"),
                row.getInt("version"),
                new Label(row.getString("title"), row.getString("title_en")),
                row.getDate("as_of").toLocalDate(),
                row.getString("campaign"),
                row.getObject("started_by", UUID.class),
                row.getTimestamp("started_at").toInstant(),
                finishedAt == null ? null : finishedAt.toInstant(),
                finishedAt == null ? null : counts(row, number),
                row.getObject("row_hash", Long.class));
    }

    static Run.Counts counts(ResultSet row, int number) throws SQLException {
        return new Run.Counts(
                row.getLong("people"),
                row.getLong("eligible"),
                row.getLong("not_eligible"),
                row.getLong("undecided"),
                row.getLong("excluded"),
                row.getLong("out_of_months"),
                row.getLong("capped"),
                row.getLong("waiting_budget"),
                row.getLong("refused_budget"),
                row.getLong("eligible_fen"));
    }
}
