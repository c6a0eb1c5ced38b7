package org.wengang.entitlement.call;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
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

/** Which policies take applications; anybody may read it. */
@Component
final class CallRepository {

    private static final String SELECT =
            """
            select call_id, org_path, policy_version_id, policy_code, policy_title, policy_title_en, opens_on, deadline
              from entitlement.application_call
            """;

    private final JdbcClient jdbc;

    CallRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Issued policies of this scope and those above. */
    List<PolicyName> policies() {
        return jdbc.sql(
                        """
                        select policy_version_id, code, version, title, title_en
                          from policy.published_policy
                         where issued_at is not null and status <> 'closed'
                         order by code, version desc\
                        """)
                .query(PolicyNameRepository::name)
                .list();
    }

    /** A policy opened again keeps its first day and gets the new deadline. */
    void open(ApplicationCall call, UUID by, Instant at) {
        jdbc.sql(
                        """
                        insert into entitlement.application_call
                               (call_id, org_path, policy_version_id, policy_code, policy_title, policy_title_en,
                                opens_on, deadline, opened_by, opened_at)
                        values (:id, :org, :policy, :code, :title, :titleEn, :opens, :deadline, :by, :at)
                        on conflict (org_path, policy_version_id) do update set deadline = excluded.deadline\
                        """)
                .param("id", call.id())
                .param("org", call.organisation().value())
                .param("policy", call.policyVersionId())
                .param("code", call.policyCode())
                .param("title", call.policyTitle().chinese())
                .param("titleEn", call.policyTitle().english())
                .param("opens", Date.valueOf(call.opensOn()))
                .param("deadline", Date.valueOf(call.deadline()))
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Those that take applications on that day, by office and policy. */
    List<ApplicationCall> open(LocalDate today) {
        return jdbc.sql(
                        SELECT
                                + """
                                where :today between opens_on and deadline
                                order by org_path, policy_code\
                                """)
                .param("today", Date.valueOf(today))
                .query(CallRepository::call)
                .list();
    }

    /** Of an office and those below it, the latest deadline first. */
    List<ApplicationCall> of(OrgPath office) {
        return jdbc.sql(
                        SELECT
                                + """
                                where starts_with(org_path, :office)
                                order by deadline desc, policy_code\
                                """)
                .param("office", office.value())
                .query(CallRepository::call)
                .list();
    }

    Optional<ApplicationCall> find(UUID id) {
        return jdbc.sql(SELECT + "where call_id = :id")
                .param("id", id)
                .query(CallRepository::call)
                .optional();
    }

    private static ApplicationCall call(ResultSet row, int number) throws SQLException {
        return new ApplicationCall(
                row.getObject("call_id", UUID.class),
                new OrgPath(row.getString("org_path")),
                row.getObject("policy_version_id", UUID.class),
                row.getString("policy_code"),
                new Label(row.getString("policy_title"), row.getString("policy_title_en")),
                row.getDate("opens_on").toLocalDate(),
                row.getDate("deadline").toLocalDate());
    }
}
