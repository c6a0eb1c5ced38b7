package org.wengang.entitlement.sample;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.entitlement.award.PolicyName;
import org.wengang.entitlement.award.PolicyNameRepository;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PartyName;

/** Spot checks and what their inspectors found. */
@Component
final class SpotCheckRepository {

    private static final String SELECT =
            """
            select c.spot_check_id, v.code, c.seed, c.confidence, c.margin, c.population, c.population_mark, c.size,
                   c.drawn_at, i.inspected, i.wrong
              from entitlement.spot_check c
              join policy.published_policy v using (policy_version_id)
             cross join lateral (
                   select count(l.result) as inspected, count(*) filter (where l.result = 'wrong') as wrong
                     from entitlement.spot_check_line l
                    where l.spot_check_id = c.spot_check_id) i
            """;

    private final JdbcClient jdbc;

    SpotCheckRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An approved award and who had a part in it: proposed, reviewed or approved it. */
    record Candidate(UUID award, Set<UUID> involved) {}

    /** What was drawn. */
    record Drawn(Candidate candidate, UUID inspector) {}

    /** Policies that have approved awards here. */
    List<PolicyName> policies() {
        return jdbc.sql(
                        """
                        select v.policy_version_id, v.code, v.version, v.title, v.title_en
                          from policy.published_policy v
                         where exists (select
                                         from entitlement.award a
                                        where a.policy_version_id = v.policy_version_id
                                          and a.status = 'approved')
                         order by v.code, v.version desc\
                        """)
                .query(PolicyNameRepository::name)
                .list();
    }

    List<Candidate> approved(UUID policy) {
        return jdbc.sql(
                        """
                        select award_id, proposed_by, decided_by, reviewed_by
                          from entitlement.award
                         where policy_version_id = :policy and status = 'approved'
                         order by award_id\
                        """)
                .param("policy", policy)
                .query((row, number) ->
                        new Candidate(row.getObject("award_id", UUID.class), involved(row)))
                .list();
    }

    Optional<UUID> bySubmission(UUID submission) {
        return jdbc.sql(
                        """
                        select spot_check_id from entitlement.spot_check where submission = :submission\
                        """)
                .param("submission", submission)
                .query(UUID.class)
                .optional();
    }

    /**
     * @param check its code and what was inspected are not written
     * @return false if the form was sent before
     */
    boolean insert(SpotCheck check, OrgPath office, UUID policy, UUID submission, UUID by) {
        return jdbc.sql(
                                """
                                insert into entitlement.spot_check
                                       (spot_check_id, org_path, policy_version_id, seed, confidence, margin, population,
                                        population_mark, size, submission, drawn_by, drawn_at)
                                values (:id, :org, :policy, :seed, :confidence, :margin, :population, :mark, :size, :submission,
                                        :by, :at)
                                on conflict (submission) do nothing\
                                """)
                        .param("id", check.id())
                        .param("org", office.value())
                        .param("policy", policy)
                        .param("seed", check.seed())
                        .param("confidence", check.confidence())
                        .param("margin", check.margin())
                        .param("population", check.population())
                        .param("mark", check.populationMark())
                        .param("size", check.size())
                        .param("submission", submission)
                        .param("by", by)
                        .param("at", Timestamp.from(check.drawnAt()))
                        .update()
                == 1;
    }

    /** Numbered in the order drawn. */
    void insertLines(UUID check, List<Drawn> drawn) {
        jdbc.sql(
                        """
                        insert into entitlement.spot_check_line
                               (spot_check_id, position, org_path, award_id, inspector, proposed_by, decided_by)
                        select :check, d.position, a.org_path, a.award_id, d.inspector, a.proposed_by, a.decided_by
                          from unnest(:awards::uuid[], :inspectors::uuid[])
                               with ordinality as d (award_id, inspector, position)
                          join entitlement.award a using (award_id)\
                        """)
                .param("check", check)
                .param(
                        "awards",
                        drawn.stream()
                                .map(each -> each.candidate().award().toString())
                                .toArray(String[]::new))
                .param(
                        "inspectors",
                        drawn.stream()
                                .map(each -> each.inspector().toString())
                                .toArray(String[]::new))
                .update();
    }

    /** The newest first; at most a hundred. */
    List<SpotCheck> newest() {
        return jdbc.sql(SELECT + "order by c.spot_check_id desc limit 100")
                .query(SpotCheckRepository::check)
                .list();
    }

    Optional<SpotCheck> find(UUID id) {
        return jdbc.sql(SELECT + "where c.spot_check_id = :id")
                .param("id", id)
                .query(SpotCheckRepository::check)
                .optional();
    }

    /** In the order drawn. */
    List<SpotCheck.Line> lines(UUID check, UUID viewer, int after, int limit) {
        return jdbc.sql(
                        """
                        select l.position, l.award_id, s.name, s.organisation_name, s.last4, a.amount_fen, l.inspector,
                               l.result, l.note
                          from entitlement.spot_check_line l
                          join entitlement.award a using (award_id)
                          join registry.published_subject s using (subject_id)
                         where l.spot_check_id = :check and l.position > :after
                         order by l.position
                         limit :limit\
                        """)
                .param("check", check)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) ->
                        new SpotCheck.Line(
                                row.getInt("position"),
                                row.getObject("award_id", UUID.class),
                                PartyName.of(
                                        row.getString("name"), row.getString("organisation_name")),
                                row.getString("last4"),
                                row.getLong("amount_fen"),
                                row.getObject("inspector", UUID.class),
                                row.getString("result"),
                                row.getString("note"),
                                viewer.equals(row.getObject("inspector", UUID.class))))
                .list();
    }

    /** False if that officer was not drawn for it, or it has a result. */
    boolean record(UUID check, int position, UUID by, String result, String note, Instant at) {
        return jdbc.sql(
                                """
                                update entitlement.spot_check_line
                                   set result = :result, note = nullif(:note, ''), recorded_by = :by, recorded_at = :at
                                 where spot_check_id = :check and position = :position and inspector = :by
                                   and result is null\
                                """)
                        .param("check", check)
                        .param("position", position)
                        .param("by", by)
                        .param("result", result)
                        .param("note", note)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /** How many wait for that inspector. */
    long countOpen(UUID inspector) {
        return jdbc.sql(
                        """
                        select count(*)
                          from entitlement.spot_check_line
                         where inspector = :inspector and result is null\
                        """)
                .param("inspector", inspector)
                .query(Long.class)
                .single();
    }

    private static Set<UUID> involved(ResultSet row) throws SQLException {
        var involved = new HashSet<UUID>();
        involved.add(row.getObject("proposed_by", UUID.class));
        involved.add(row.getObject("decided_by", UUID.class));
        var reviewer = row.getObject("reviewed_by", UUID.class);
        if (reviewer != null) {
            involved.add(reviewer);
        }
        return involved;
    }

    private static SpotCheck check(ResultSet row, int number) throws SQLException {
        return new SpotCheck(
                row.getObject("spot_check_id", UUID.class),
                row.getString("code"),
                row.getString("seed"),
                row.getInt("confidence"),
                row.getInt("margin"),
                row.getInt("population"),
                row.getString("population_mark"),
                row.getInt("size"),
                row.getInt("inspected"),
                row.getInt("wrong"),
                row.getTimestamp("drawn_at").toInstant());
    }
}
