package org.wengang.policy.catalogue;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.engine.stored.StoredRule;
import org.wengang.kernel.OrgPath;
import org.wengang.policy.LifeStep;
import org.wengang.policy.PolicyStatus;
import org.wengang.policy.PolicyVersion;
import org.wengang.security.Officer;

/**
 * The steps of versions. Whoever takes one holds the lock of {@link PolicyRepository#lock}; which
 * step may follow which is refused by the schema as well.
 */
@Component
public final class LifeRepository {

    private final JdbcClient jdbc;

    LifeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A draft again. */
    public void changed(PolicyVersion version, Officer officer, Instant now) {
        set(version.id(), PolicyStatus.DRAFT);
        add(version, officer, LifeStep.Kind.CHANGED, now, null);
    }

    /**
     * @param by null for the system's own work
     */
    public void simulated(PolicyVersion version, @Nullable UUID officer, String by, Instant now) {
        set(version.id(), PolicyStatus.SIMULATED);
        add(
                version.id(),
                version.organisation(),
                officer,
                new LifeStep(LifeStep.Kind.SIMULATED, by, now, null));
    }

    public void approved(PolicyVersion version, Officer officer, Instant now) {
        jdbc.sql(
                        """
                        update policy.policy_version
                           set status = 'approved', approved_by = :officer
                         where policy_version_id = :id\
                        """)
                .param("id", version.id())
                .param("officer", officer.id())
                .update();
        add(version, officer, LifeStep.Kind.APPROVED, now, null);
    }

    public void sentBack(PolicyVersion version, Officer officer, Instant now, String reason) {
        set(version.id(), PolicyStatus.DRAFT);
        add(version, officer, LifeStep.Kind.SENT_BACK, now, reason);
    }

    /**
     * @param from null: as early as its values go
     * @param rule the checked trees it decides by from now on
     */
    public void issued(
            PolicyVersion version,
            Officer officer,
            Instant now,
            @Nullable LocalDate from,
            StoredRule rule) {
        jdbc.sql(
                        """
                        update policy.policy_version
                           set status = 'issued', issued_at = :now, issued_by = :officer, holds_from = :from::date,
                               rule = :rule
                         where policy_version_id = :id\
                        """)
                .param("id", version.id())
                .param("officer", officer.id())
                .param("now", Timestamp.from(now))
                .param("from", from)
                .param("rule", rule.text())
                .update();
        add(version, officer, LifeStep.Kind.ISSUED, now, null);
    }

    /**
     * @param lastDay inclusive
     */
    public void superseded(PolicyVersion version, Officer officer, Instant now, LocalDate lastDay) {
        end(version, PolicyStatus.SUPERSEDED, lastDay);
        add(version, officer, LifeStep.Kind.SUPERSEDED, now, null);
    }

    /**
     * @param lastDay inclusive
     */
    public void closed(
            PolicyVersion version, Officer officer, Instant now, LocalDate lastDay, String reason) {
        end(version, PolicyStatus.CLOSED, lastDay);
        add(version, officer, LifeStep.Kind.CLOSED, now, reason);
    }

    /** Whether the officer wrote the text or gave one of the values. */
    public boolean isAuthor(UUID id, UUID officer) {
        return jdbc.sql(
                        """
                        select exists (select from policy.draft_text
                                        where policy_version_id = :id and saved_by = :officer)
                               or exists (select from policy.parameter_confirmation
                                           where policy_version_id = :id and confirmed_by = :officer)\
                        """)
                .param("id", id)
                .param("officer", officer)
                .query(Boolean.class)
                .single();
    }

    /** Whether the officer is the one who approved. */
    public boolean isApprover(UUID id, UUID officer) {
        return jdbc.sql(
                        """
                        select approved_by is not distinct from :officer
                          from policy.policy_version
                         where policy_version_id = :id\
                        """)
                .param("id", id)
                .param("officer", officer)
                .query(Boolean.class)
                .single();
    }

    /** Differs whenever the text or a confirmed value does. */
    public String mark(UUID id) {
        return jdbc.sql(
                        """
                        select encode(sha256(convert_to(
                                   v.yaml || coalesce((select string_agg(chr(10) || c.name || '=' || c.value, ''
                                                                         order by c.name)
                                                         from policy.parameter_confirmation c
                                                        where c.policy_version_id = v.policy_version_id), ''),
                                   'UTF8')), 'hex')
                          from policy.policy_version v
                         where v.policy_version_id = :id\
                        """)
                .param("id", id)
                .query(String.class)
                .single();
    }

    /** When the text as it is was put in. */
    public Instant loadedAt(UUID id) {
        return jdbc.sql("select loaded_at from policy.policy_version where policy_version_id = :id")
                .param("id", id)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    /** In the order they were taken; none for a draft nobody has touched. */
    public List<LifeStep> steps(UUID id) {
        return jdbc.sql(
                        """
                        select step, taken_by_name, taken_at, reason
                          from policy.policy_step
                         where policy_version_id = :id
                         order by number\
                        """)
                .param("id", id)
                .query(LifeRepository::step)
                .list();
    }

    private void set(UUID id, PolicyStatus status) {
        jdbc.sql("update policy.policy_version set status = :status where policy_version_id = :id")
                .param("id", id)
                .param("status", status.stored())
                .update();
    }

    private void end(PolicyVersion version, PolicyStatus status, LocalDate lastDay) {
        jdbc.sql(
                        """
                        update policy.policy_version
                           set status = :status, holds_to = :last
                         where policy_version_id = :id\
                        """)
                .param("id", version.id())
                .param("status", status.stored())
                .param("last", Date.valueOf(lastDay))
                .update();
    }

    private void add(
            PolicyVersion version,
            Officer officer,
            LifeStep.Kind kind,
            Instant now,
            @Nullable String reason) {
        add(
                version.id(),
                version.organisation(),
                officer.id(),
                new LifeStep(kind, officer.name(), now, reason));
    }

    private void add(UUID id, OrgPath organisation, @Nullable UUID officer, LifeStep step) {
        jdbc.sql(
                        """
                        insert into policy.policy_step (policy_version_id, number, org_path, step, taken_by,
                                                        taken_by_name, taken_at, reason)
                        select :id, coalesce(max(number), 0) + 1, :org, :step, :officer, :by, :at, :reason
                          from policy.policy_step
                         where policy_version_id = :id\
                        """)
                .param("id", id)
                .param("org", organisation.value())
                .param("step", step.kind().name().toLowerCase(Locale.ROOT))
                .param("officer", officer)
                .param("by", step.by())
                .param("at", Timestamp.from(step.at()))
                .param("reason", step.reason())
                .update();
    }

    private static LifeStep step(ResultSet row, int number) throws SQLException {
        return new LifeStep(
                LifeStep.Kind.valueOf(row.getString("step").toUpperCase(Locale.ROOT)),
                row.getString("taken_by_name"),
                row.getTimestamp("taken_at").toInstant(),
                row.getString("reason"));
    }
}
