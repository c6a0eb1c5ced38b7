package org.wengang.entitlement.award;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Special actions, by the names that determinations were given. */
@Component
public final class CampaignRepository {

    private final JdbcClient jdbc;

    CampaignRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the policy's determinations in this scope, whatever its version. */
    public List<String> of(String policyCode) {
        return jdbc.sql(
                        """
                        select distinct r.campaign
                          from entitlement.run r
                          join policy.published_policy v using (policy_version_id)
                         where v.code = :code and r.campaign is not null
                         order by r.campaign\
                        """)
                .param("code", policyCode)
                .query((row, number) -> row.getString("campaign"))
                .list();
    }
}
