package org.wengang.entitlement.simulation;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.engine.CompiledPolicy;
import org.wengang.entitlement.award.ExclusiveGroup;
import org.wengang.entitlement.decision.Funnel;
import org.wengang.entitlement.decision.Tally;
import org.wengang.entitlement.determination.Answering;
import org.wengang.entitlement.determination.Verdict;
import org.wengang.kernel.OrgPath;

/**
 * Everybody of a region with their answers by each variant: temporary, gone with the transaction,
 * in which all of it has to happen.
 */
@Component
final class PopulationRepository {

    private static final String LINES =
            """
            create temporary table simulated_line (
                variant         int not null,
                subject_id       uuid not null,
                person_id       uuid not null,
                org_path        text not null,
                employer_kind   text,
                applied_at      timestamptz not null,
                verdict         text not null,
                is_taken        boolean not null,
                true_bits       bigint not null,
                unknown_bits    bigint not null,
                amount_fen      bigint
            ) on commit drop\
            """;

    private final JdbcClient jdbc;

    PopulationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Reads everybody once, for all variants.
     *
     * @return the snapshot's name
     */
    String judge(OrgPath region, SimulationStatement statement) {
        // As in a determination: what the steps find, the planner can only guess.
        jdbc.sql("select set_config('enable_nestloop', 'off', true)").query(String.class).single();
        jdbc.sql(statement.judge()).param("org", region.value()).update();
        jdbc.sql(LINES).update();
        return jdbc.sql(
                        """
                        select entitlement.snapshot_name(
                                   count(*), sum(entitlement.snapshot_mark(subject_id, version)))
                          from simulated\
                        """)
                .query(String.class)
                .single();
    }

    /**
     * @param leftFen of the budget; null for no limit
     */
    void answer(
            Simulation simulation,
            SimulationStatement statement,
            int number,
            CompiledPolicy policy,
            @Nullable Long leftFen) {
        jdbc.sql(statement.answer(number))
                .param("variant", number)
                .param("policy", simulation.policyVersionId())
                .param("org", simulation.organisation().value())
                .param("code", policy.file().code())
                .param("campaign", simulation.campaign())
                .param("group", ExclusiveGroup.of(policy.file()))
                .param("left_fen", leftFen)
                .update();
    }

    /**
     * What a determination would find committed already, former versions included: what it would
     * not free first.
     */
    long committedFen(Simulation simulation) {
        return jdbc.sql(
                        """
                        select coalesce((select sum(b.committed_fen)
                                           from entitlement.budget_pool b
                                           join policy.published_policy v on v.code = b.policy_code
                                          where v.policy_version_id = :policy and b.version <= v.version), 0)
                               - coalesce((select sum(a.amount_fen)
                                             from entitlement.award a
                                            where entitlement.holds_money(a.status) and %s), 0)::bigint\
                        """
                                .formatted(Answering.FREED))
                .param("policy", simulation.policyVersionId())
                .param("campaign", simulation.campaign())
                .param("org", simulation.organisation().value())
                .query(Long.class)
                .single();
    }

    List<Tally> tallies(int variant) {
        return jdbc.sql(
                        """
                        select verdict, true_bits, unknown_bits, count(*) as people,
                               coalesce(sum(amount_fen), 0)::bigint as fen
                          from simulated_line
                         where variant = :variant
                         group by verdict, true_bits, unknown_bits\
                        """)
                .param("variant", variant)
                .query((row, number) ->
                        new Tally(
                                Verdict.of(row.getString("verdict")),
                                row.getLong("true_bits"),
                                row.getLong("unknown_bits"),
                                row.getLong("people"),
                                row.getLong("fen")))
                .list();
    }

    /**
     * What everybody who is undecided could be due beside.
     *
     * @param mostFen for those whose amount is not known
     */
    long undecidedFen(int variant, long mostFen) {
        return jdbc.sql(
                        """
                        select coalesce(sum(coalesce(amount_fen, :most)), 0)::bigint
                          from simulated_line
                         where variant = :variant and verdict = 'undecided' and not is_taken\
                        """)
                .param("most", mostFen)
                .param("variant", variant)
                .query(Long.class)
                .single();
    }

    @Nullable LocalDate exhaustedOn(int variant) {
        return jdbc.sql(
                        """
                        select (min(applied_at) at time zone 'Asia/Shanghai')::date as day
                          from simulated_line
                         where variant = :variant and verdict in ('waiting_budget', 'refused_budget')\
                        """)
                .param("variant", variant)
                .query((row, number) ->
                        Optional.ofNullable(row.getDate("day")).map(Date::toLocalDate))
                .single()
                .orElse(null);
    }

    Outcome.Comparison comparedWithFirst(int variant) {
        return jdbc.sql(
                        """
                        select count(*) filter (where gain > 0) as winners,
                               coalesce(sum(gain) filter (where gain > 0), 0)::bigint as gain_fen,
                               count(*) filter (where gain < 0) as losers,
                               coalesce(-sum(gain) filter (where gain < 0), 0)::bigint as loss_fen
                          from (select case when n.verdict = 'eligible' then n.amount_fen else 0 end
                                       - case when o.verdict = 'eligible' then o.amount_fen else 0 end as gain
                                  from simulated_line o
                                  join simulated_line n using (subject_id)
                                 where o.variant = 0 and n.variant = :variant) each_one\
                        """)
                .param("variant", variant)
                .query((row, number) ->
                        new Outcome.Comparison(
                                row.getLong("winners"),
                                row.getLong("gain_fen"),
                                row.getLong("losers"),
                                row.getLong("loss_fen")))
                .single();
    }

    List<Outcome.Share> districts(int variant) {
        return shares("org_path", variant);
    }

    List<Outcome.Share> kinds(int variant) {
        return shares("employer_kind", variant);
    }

    private List<Outcome.Share> shares(String column, int variant) {
        return jdbc.sql(
                        """
                        select %1$s as key, count(*) as people,
                               count(*) filter (where verdict = 'eligible') as eligible,
                               coalesce(sum(amount_fen) filter (where verdict = 'eligible'), 0)::bigint as fen
                          from simulated_line
                         where variant = :variant
                         group by %1$s
                         order by %1$s nulls last\
                        """
                                .formatted(column))
                .param("variant", variant)
                .query(PopulationRepository::share)
                .list();
    }

    private static Outcome.Share share(ResultSet row, int number) throws SQLException {
        return new Outcome.Share(
                row.getString("key"),
                row.getLong("people"),
                row.getLong("eligible"),
                row.getLong("fen"));
    }

    /** Awards that count, of other policies, held by people who meet this variant. */
    List<Outcome.Overlap> overlaps(int variant, String policyCode) {
        return jdbc.sql(
                        """
                        select v.code, v.title, v.title_en, count(distinct l.person_id) as people
                          from simulated_line l
                          join entitlement.award a using (person_id)
                          join policy.published_policy v using (policy_version_id)
                         where l.variant = :variant
                           and l.verdict not in ('not_eligible', 'undecided')
                           and a.status not in ('refused', 'void')
                           and v.code <> :code
                         group by v.code, v.title, v.title_en
                         order by v.code\
                        """)
                .param("variant", variant)
                .param("code", policyCode)
                .query((row, number) ->
                        new Outcome.Overlap(
                                row.getString("code"),
                                row.getString("title"),
                                row.getString("title_en"),
                                row.getLong("people")))
                .list();
    }

    Funnel funnel(int variant, int clauses) {
        return Funnel.of(clauses, tallies(variant));
    }
}
