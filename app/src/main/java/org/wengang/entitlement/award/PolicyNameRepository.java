package org.wengang.entitlement.award;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.engine.schema.Label;

/** What policies are called, read from what their module publishes. */
@Component
public final class PolicyNameRepository {

    private final JdbcClient jdbc;

    PolicyNameRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty if this scope may not read the policy. */
    public Optional<PolicyName> find(UUID policyVersionId) {
        return jdbc.sql(
                        """
                        select policy_version_id, code, version, title, title_en
                          from policy.published_policy
                         where policy_version_id = :id\
                        """)
                .param("id", policyVersionId)
                .query(PolicyNameRepository::name)
                .optional();
    }

    /** Of a row with the columns of {@link #find}. */
    public static PolicyName name(ResultSet row, int number) throws SQLException {
        return new PolicyName(
                row.getObject("policy_version_id", UUID.class),
                row.getString("code"),
                row.getInt("version"),
                new Label(row.getString("title"), row.getString("title_en")));
    }
}
