package org.wengang.entitlement.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.engine.Truth;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Type;
import org.wengang.entitlement.award.AwardStatus;
import org.wengang.entitlement.determination.Run;
import org.wengang.entitlement.determination.Verdict;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PartyName;
import org.wengang.registry.FactsView;
import org.wengang.web.component.Cursor;

/** The answers, read back. */
@Component
final class DecisionRepository {

    private static final String SELECT =
            """
            select d.run_id, d.subject_id, d.person_id, d.subject_version, s.version as current_version,
                   s.schema, s.name, s.organisation_name, s.last4, s.employer_name, s.month, d.org_path, d.verdict,
                   d.true_bits, d.unknown_bits, d.amount_fen, d.cut_fen
              from entitlement.determination d
              join registry.published_subject s on s.subject_id = d.subject_id
            """;

    private final JdbcClient jdbc;

    DecisionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An award of a policy, by whatever version, for this subject, and how it stands. */
    record Standing(UUID award, UUID run, AwardStatus status, @Nullable String reason) {}

    List<Tally> tallies(UUID run) {
        return jdbc.sql(
                        """
                        select verdict, true_bits, unknown_bits, count(*) as people,
                               coalesce(sum(amount_fen), 0)::bigint as sum_fen
                          from entitlement.determination
                         where run_id = :run
                         group by verdict, true_bits, unknown_bits\
                        """)
                .param("run", run)
                .query((row, number) ->
                        new Tally(
                                Verdict.of(row.getString("verdict")),
                                row.getLong("true_bits"),
                                row.getLong("unknown_bits"),
                                row.getLong("people"),
                                row.getLong("sum_fen")))
                .list();
    }

    /** By the id of the subject. */
    List<DecisionLine> page(DecisionFilter filter, Cursor cursor, int limit) {
        var clause = filter.clause() == null ? 0 : filter.clause();
        return jdbc.sql(
                        (SELECT
                                        + """
                                        where d.run_id = :run
                                          and (:verdict::text is null or d.verdict = :verdict)
                                          and (:truth::text is null
                                               or :truth = case when (d.true_bits >> :clause) & 1 = 1 then 'TRUE'
                                                                when (d.unknown_bits >> :clause) & 1 = 1 then 'UNKNOWN'
                                                                else 'FALSE' end)
                                          and (:key::uuid is null or d.subject_id %s :key::uuid)
                                        order by d.subject_id %s
                                        limit :limit\
                                        """)
                                .formatted(
                                        cursor.backwards() ? "<" : ">",
                                        cursor.backwards() ? "desc" : "asc"))
                .param("run", filter.run())
                .param("verdict", filter.verdict() == null ? null : filter.verdict().word())
                .param("truth", truth(filter))
                .param("clause", clause)
                .param("key", cursor.key())
                .param("limit", limit)
                .query(DecisionRepository::line)
                .list();
    }

    private static @Nullable String truth(DecisionFilter filter) {
        Truth truth = filter.truth();
        return truth == null || filter.clause() == null ? null : truth.name();
    }

    Optional<DecisionLine> find(UUID run, UUID subject) {
        return jdbc.sql(SELECT + "where d.run_id = :run and d.subject_id = :subject")
                .param("run", run)
                .param("subject", subject)
                .query(DecisionRepository::line)
                .optional();
    }

    /** Every answer a subject was ever given, the newest first. */
    List<DecisionLine> ofSubject(UUID subject) {
        return jdbc.sql(SELECT + "where d.subject_id = :subject order by d.run_id desc limit 200")
                .param("subject", subject)
                .query(DecisionRepository::line)
                .list();
    }

    /**
     * The award of this policy in this scope that is not void: the subject's own in the run's
     * special action, or where a person has it once the person's. What a former version refused
     * does not stand in the way of a later one.
     */
    Optional<Standing> standing(DecisionLine decision, Run run) {
        return jdbc.sql(
                        """
                        select award_id, run_id, status, reason
                          from entitlement.award
                         where person_id = :person and policy_code = :code and correction_id is null
                           and status <> 'void' and (status <> 'refused' or policy_version_id = :policy)
                           and (subject_id = :subject and campaign is not distinct from :campaign::text
                                or exclusive_group is not null)
                         order by award_id desc
                         limit 1\
                        """)
                .param("person", decision.person())
                .param("subject", decision.subject())
                .param("code", run.policyCode())
                .param("policy", run.policyVersionId())
                .param("campaign", run.campaign())
                .query((row, number) ->
                        new Standing(
                                row.getObject("award_id", UUID.class),
                                row.getObject("run_id", UUID.class),
                                AwardStatus.of(row.getString("status")),
                                row.getString("reason")))
                .optional();
    }

    /**
     * Whether the person has an award of another policy of the group, wherever; whose is not told.
     */
    boolean hasOtherAward(UUID person, @Nullable String group, String policyCode) {
        return jdbc.sql(
                        """
                        select exists (select 1
                                         from entitlement.awarded_persons(:group) p
                                        where p.person_id = :person
                                          and not exists (select 1
                                                            from policy.published_policy v
                                                           where v.policy_version_id = p.policy_version_id
                                                             and v.code = :code))\
                        """)
                .param("group", group)
                .param("person", person)
                .param("code", policyCode)
                .query(Boolean.class)
                .single();
    }

    /** What is known of a subject now; empty if this scope may not. */
    Optional<Facts> facts(UUID subject, FactSchema schema) {
        var columns =
                schema.facts().values().stream()
                        .map(fact -> "p." + fact.column() + "::text as " + fact.column())
                        .collect(Collectors.joining(", "));
        return jdbc.sql(
                        """
                        select %s
                          from %s p
                         where p.subject_id = :subject\
                        """
                                .formatted(columns, FactsView.of(schema.name())))
                .param("subject", subject)
                .query((row, number) -> facts(row, schema))
                .optional();
    }

    private static Facts facts(ResultSet row, FactSchema schema) throws SQLException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Fact fact : schema.facts().values()) {
            var text = row.getString(fact.column());
            values.put(fact.name(), text == null ? null : value(fact, text));
        }
        return Facts.of(schema, values);
    }

    /** Money stands there in fen. */
    private static @Nullable Object value(Fact fact, String text) {
        return fact.type() == Type.Simple.MONEY ? Long.valueOf(text) : fact.type().value(text);
    }

    private static DecisionLine line(ResultSet row, int number) throws SQLException {
        return new DecisionLine(
                row.getObject("run_id", UUID.class),
                row.getObject("subject_id", UUID.class),
                row.getString("schema"),
                row.getObject("person_id", UUID.class),
                row.getInt("subject_version"),
                row.getInt("current_version"),
                PartyName.of(row.getString("name"), row.getString("organisation_name")),
                row.getString("last4"),
                row.getString("employer_name"),
                row.getObject("month", LocalDate.class),
                new OrgPath(row.getString("org_path")),
                Verdict.of(row.getString("verdict")),
                row.getLong("true_bits"),
                row.getLong("unknown_bits"),
                row.getObject("amount_fen", Long.class),
                row.getObject("cut_fen", Long.class));
    }
}
