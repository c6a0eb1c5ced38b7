package org.wengang.entitlement.simulation;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.engine.schema.Label;
import org.wengang.entitlement.award.CampaignRepository;
import org.wengang.kernel.OrgPath;
import org.wengang.web.component.Cursor;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The simulations that were asked for. */
@Component
final class SimulationRepository {

    private static final TypeReference<List<Variant>> VARIANTS = new TypeReference<>() {};
    private static final TypeReference<List<Outcome>> OUTCOMES = new TypeReference<>() {};
    private static final String SELECT =
            """
            select s.simulation_id, s.org_path, s.policy_version_id, v.code, v.version, v.title, v.title_en,
                   s.as_of, s.campaign, s.variants, s.started_by, s.started_at, s.snapshot, s.outcomes
              from entitlement.simulation s
              join policy.published_policy v using (policy_version_id)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final CampaignRepository campaigns;

    SimulationRepository(JdbcClient jdbc, JsonMapper json, CampaignRepository campaigns) {
        this.jdbc = jdbc;
        this.json = json;
        this.campaigns = campaigns;
    }

    /** Special actions of the policy's determinations, by name. */
    List<String> campaigns(String policyCode) {
        return campaigns.of(policyCode);
    }

    void insert(Simulation simulation, UUID submission) {
        jdbc.sql(
                        """
                        insert into entitlement.simulation
                               (simulation_id, org_path, policy_version_id, as_of, campaign, submission,
                                variants, started_by, started_at)
                        values (:id, :org, :policy, :asOf, :campaign, :submission, :variants::jsonb, :by,
                                :at)\
                        """)
                .param("id", simulation.id())
                .param("org", simulation.organisation().value())
                .param("policy", simulation.policyVersionId())
                .param("asOf", Date.valueOf(simulation.asOf()))
                .param("campaign", simulation.campaign())
                .param("submission", submission)
                .param("variants", json.writeValueAsString(simulation.variants()))
                .param("by", simulation.startedBy())
                .param("at", Timestamp.from(simulation.startedAt()))
                .update();
    }

    /**
     * @param mark names the text and the confirmed values that were tried
     */
    void finish(UUID id, String snapshot, List<Outcome> outcomes, String mark) {
        jdbc.sql(
                        """
                        update entitlement.simulation
                           set snapshot = :snapshot, outcomes = :outcomes::jsonb, policy_mark = :mark
                         where simulation_id = :id\
                        """)
                .param("snapshot", snapshot)
                .param("outcomes", json.writeValueAsString(outcomes))
                .param("mark", mark)
                .param("id", id)
                .update();
    }

    /** What was tried; empty until finished, and for those finished before there were marks. */
    Optional<String> mark(UUID id) {
        return jdbc.sql(
                        """
                        select policy_mark
                          from entitlement.simulation
                         where simulation_id = :id and policy_mark is not null\
                        """)
                .param("id", id)
                .query(String.class)
                .optional();
    }

    Optional<UUID> bySubmission(UUID submission) {
        return jdbc.sql(
                        """
                        select simulation_id from entitlement.simulation where submission = :submission\
                        """)
                .param("submission", submission)
                .query(UUID.class)
                .optional();
    }

    Optional<Simulation> find(UUID id) {
        return jdbc.sql(SELECT + "where s.simulation_id = :id")
                .param("id", id)
                .query(this::simulation)
                .optional();
    }

    /** Newest first. */
    List<Simulation> page(Cursor cursor, int limit) {
        var key = cursor.key();
        var where =
                cursor.backwards()
                        ? "where s.simulation_id > :key\n"
                        : "where s.simulation_id < :key\n";
        var order = cursor.backwards() ? "asc" : "desc";
        return jdbc.sql(
                        "%s%sorder by s.simulation_id %s\n limit :limit"
                                .formatted(SELECT, key == null ? "" : where, order))
                .param("key", key == null ? null : UUID.fromString(key))
                .param("limit", limit)
                .query(this::simulation)
                .list();
    }

    private Simulation simulation(ResultSet row, int number) throws SQLException {
        @Nullable String outcomes = row.getString("outcomes");
        return new Simulation(
                row.getObject("simulation_id", UUID.class),
                new OrgPath(row.getString("org_path")),
                row.getObject("policy_version_id", UUID.class),
                row.getString("code"),
                row.getInt("version"),
                new Label(row.getString("title"), row.getString("title_en")),
                row.getDate("as_of").toLocalDate(),
                row.getString("campaign"),
                json.readValue(row.getString("variants"), VARIANTS),
                row.getObject("started_by", UUID.class),
                row.getTimestamp("started_at").toInstant(),
                row.getString("snapshot"),
                outcomes == null ? List.of() : json.readValue(outcomes, OUTCOMES));
    }
}
