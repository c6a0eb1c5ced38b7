package org.wengang.policy.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.engine.schema.Label;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.policy.Confirmation;
import org.wengang.policy.PolicyProblem;
import org.wengang.policy.PolicyStatus;
import org.wengang.policy.PolicyVersion;

/** The tables of policy versions and of what officers confirmed. */
@Component
public final class PolicyRepository {

    private static final String SELECT =
            """
            select policy_version_id, org_path, code, version, title, title_en, status, issued_at, holds_from,
                   holds_to, yaml, rule
              from policy.policy_version
            """;

    private final JdbcClient jdbc;

    PolicyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<PolicyVersion> list() {
        return jdbc.sql(SELECT + " order by org_path, code, version desc")
                .query(PolicyRepository::version)
                .list();
    }

    public Optional<StoredPolicy> find(UUID id) {
        return jdbc.sql(SELECT + " where policy_version_id = :id")
                .param("id", id)
                .query(PolicyRepository::stored)
                .optional();
    }

    /** The issued versions of a code, the newest first. */
    public List<PolicyVersion> issuedOf(String code) {
        return jdbc.sql(
                        SELECT
                                + " where code = :code and issued_at is not null order by version"
                                + " desc")
                .param("code", code)
                .query(PolicyRepository::version)
                .list();
    }

    /**
     * @throws Refused policy-not-found
     */
    public StoredPolicy get(UUID id) {
        return find(id).orElseThrow(() -> new Refused(PolicyProblem.NOT_FOUND));
    }

    /**
     * Like {@link #get}, and keeps everybody else from changing it until the transaction ends.
     *
     * @throws Refused policy-not-found, also for a policy of an organisation above
     */
    public StoredPolicy lock(UUID id) {
        return jdbc.sql(SELECT + " where policy_version_id = :id for update")
                .param("id", id)
                .query(PolicyRepository::stored)
                .optional()
                .orElseThrow(() -> new Refused(PolicyProblem.NOT_FOUND));
    }

    Optional<StoredPolicy> lock(String code, int version) {
        return jdbc.sql(SELECT + " where code = :code and version = :version for update")
                .param("code", code)
                .param("version", version)
                .query(PolicyRepository::stored)
                .optional();
    }

    /** Whether an officer of the office has ever saved a text of it. */
    boolean isWrittenByOffice(UUID id) {
        return jdbc.sql(
                        """
                        select exists (select from policy.draft_text where policy_version_id = :id)\
                        """)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** Whether what an officer saved last is no rule yet, so that the version lags behind it. */
    public boolean isUnfinished(UUID id) {
        return jdbc.sql(
                        """
                        select exists (select from policy.draft_text t
                                        where t.policy_version_id = :id and not t.is_runnable
                                          and not exists (select from policy.draft_text later
                                                           where later.policy_version_id = :id
                                                             and later.revision > t.revision))\
                        """)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** False, and nothing is done, where that version of the code is there already. */
    public boolean insertDraft(StoredPolicy policy, Instant now) {
        var version = policy.version();
        return jdbc.sql(
                                """
                                insert into policy.policy_version (policy_version_id, org_path, code, version, title,
                                                                   title_en, yaml, status, loaded_at)
                                values (:id, :org, :code, :version, :title, :titleEn, :yaml, 'draft', :now)
                                on conflict (code, version) do nothing\
                                """)
                        .param("id", version.id())
                        .param("org", version.organisation().value())
                        .param("code", version.code())
                        .param("version", version.version())
                        .param("title", version.title().chinese())
                        .param("titleEn", version.title().english())
                        .param("yaml", policy.yaml())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** What was simulated or approved is a draft again. */
    void updateDraft(StoredPolicy policy, Instant now) {
        var version = policy.version();
        jdbc.sql(
                        """
                        insert into policy.policy_step (policy_version_id, number, org_path, step, taken_by,
                                                        taken_by_name, taken_at)
                        select v.policy_version_id,
                               (select coalesce(max(s.number), 0) + 1
                                  from policy.policy_step s
                                 where s.policy_version_id = v.policy_version_id),
                               v.org_path, 'changed', t.saved_by, coalesce(t.saved_by_name, 'system'), :now
                          from policy.policy_version v
                          left join lateral (select d.saved_by, d.saved_by_name
                                               from policy.draft_text d
                                              where d.policy_version_id = v.policy_version_id
                                              order by d.revision desc
                                              limit 1) t on true
                         where v.policy_version_id = :id and v.status <> 'draft'\
                        """)
                .param("id", version.id())
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql(
                        """
                        update policy.policy_version
                           set org_path = :org, title = :title, title_en = :titleEn, yaml = :yaml,
                               loaded_at = :now
                         where policy_version_id = :id\
                        """)
                .param("id", version.id())
                .param("org", version.organisation().value())
                .param("title", version.title().chinese())
                .param("titleEn", version.title().english())
                .param("yaml", policy.yaml())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** By the name of the parameter. */
    public Map<String, Confirmation> confirmations(UUID id) {
        var confirmations = new LinkedHashMap<String, Confirmation>();
        jdbc.sql(
                        """
                        select name, value, note, confirmed_by_name, confirmed_at
                          from policy.parameter_confirmation
                         where policy_version_id = :id
                         order by name\
                        """)
                .param("id", id)
                .query(PolicyRepository::confirmation)
                .list()
                .forEach(one -> confirmations.put(one.parameter(), one));
        return confirmations;
    }

    /** The latest word of an officer replaces the one before. */
    public void confirm(PolicyVersion policy, Confirmation confirmation, UUID officer) {
        jdbc.sql(
                        """
                        insert into policy.parameter_confirmation (policy_version_id, name, org_path, value,
                                    note, confirmed_by, confirmed_by_name, confirmed_at)
                        values (:id, :name, :org, :value, :note, :officer, :officerName, :now)
                        on conflict (policy_version_id, name) do update
                           set value = excluded.value, note = excluded.note,
                               confirmed_by = excluded.confirmed_by,
                               confirmed_by_name = excluded.confirmed_by_name,
                               confirmed_at = excluded.confirmed_at\
                        """)
                .param("id", policy.id())
                .param("name", confirmation.parameter())
                .param("org", policy.organisation().value())
                .param("value", confirmation.value())
                .param("note", confirmation.note())
                .param("officer", officer)
                .param("officerName", confirmation.by())
                .param("now", Timestamp.from(confirmation.at()))
                .update();
    }

    void dropConfirmation(UUID id, String parameter) {
        jdbc.sql(
                        """
                        delete from policy.parameter_confirmation
                         where policy_version_id = :id and name = :name\
                        """)
                .param("id", id)
                .param("name", parameter)
                .update();
    }

    private static StoredPolicy stored(ResultSet row, int number) throws SQLException {
        return new StoredPolicy(version(row, number), row.getString("yaml"), row.getString("rule"));
    }

    private static PolicyVersion version(ResultSet row, int number) throws SQLException {
        var issued = row.getTimestamp("issued_at");
        return new PolicyVersion(
                row.getObject("policy_version_id", UUID.class),
                new OrgPath(row.getString("org_path")),
                row.getString("code"),
                row.getInt("version"),
                new Label(row.getString("title"), row.getString("title_en")),
                PolicyStatus.of(row.getString("status")),
                issued == null ? null : issued.toInstant(),
                row.getObject("holds_from", LocalDate.class),
                row.getObject("holds_to", LocalDate.class));
    }

    private static Confirmation confirmation(ResultSet row, int number) throws SQLException {
        return new Confirmation(
                row.getString("name"),
                row.getString("value"),
                row.getString("note"),
                row.getString("confirmed_by_name"),
                row.getTimestamp("confirmed_at").toInstant());
    }
}
