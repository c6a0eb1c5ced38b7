package org.wengang.entitlement.review;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.entitlement.application.Application.Handling;
import org.wengang.entitlement.application.Application.Wish;
import org.wengang.entitlement.award.AwardStatus;

/** What happened to an award, step by step, and the answer to what a reviewer asked. */
@Component
final class AwardLifeRepository {

    private final JdbcClient jdbc;

    AwardLifeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Of the award and of those of the same subject, policy and special action before it, the
     * oldest first.
     *
     * @param names of accounts
     */
    List<AwardLife.Step> steps(UUID award, Map<UUID, String> names) {
        return jdbc.sql(
                        """
                        select s.award_id, s.version, s.status, s.reason, s.changed_by, s.changed_at
                          from entitlement.award a
                          join entitlement.award e
                            on e.subject_id = a.subject_id and e.policy_code = a.policy_code
                               and e.campaign is not distinct from a.campaign
                               and e.correction_id is not distinct from a.correction_id
                          join entitlement.award_step s on s.award_id = e.award_id
                         where a.award_id = :award
                         order by s.changed_at, s.award_id, s.version\
                        """)
                .param("award", award)
                .query((row, number) ->
                        new AwardLife.Step(
                                row.getObject("award_id", UUID.class),
                                row.getInt("version"),
                                AwardStatus.of(row.getString("status")),
                                row.getTimestamp("changed_at").toInstant(),
                                names.get(row.getObject("changed_by", UUID.class)),
                                row.getString("reason"),
                                award.equals(row.getObject("award_id", UUID.class))))
                .list();
    }

    /** Applications of its person for its policy, the oldest first. */
    List<AwardLife.Wished> wishes(UUID award) {
        return jdbc.sql(
                        """
                        select p.application_id, p.kind, p.received_at,
                               case when p.status = 'open'
                                         and exists (select
                                                       from entitlement.application_question q
                                                      where q.application_id = p.application_id
                                                        and q.answered_at is null)
                                    then 'asked' else p.status end as status
                          from entitlement.award a
                          join entitlement.application p
                            on p.person_id = a.person_id and p.policy_code = a.policy_code
                         where a.award_id = :award
                         order by p.application_id\
                        """)
                .param("award", award)
                .query((row, number) ->
                        new AwardLife.Wished(
                                row.getObject("application_id", UUID.class),
                                Wish.of(row.getString("kind")).orElseThrow(),
                                Handling.of(row.getString("status")),
                                row.getTimestamp("received_at").toInstant()))
                .list();
    }

    Optional<Boolean> needsSecond(UUID award) {
        return jdbc.sql(
                        """
                        select entitlement.needs_second_review(org_path, form, amount_fen)
                          from entitlement.award
                         where award_id = :award\
                        """)
                .param("award", award)
                .query(Boolean.class)
                .optional();
    }

    /**
     * Goes back to the reviewers who asked, with what the first of two said still standing.
     *
     * @return false if nothing was asked, or it has changed since
     */
    boolean answer(UUID award, int version, UUID by, String answer, Instant at) {
        return jdbc.sql(
                                """
                                update entitlement.award
                                   set status = case when reviewed_by is null then 'proposed' else 'reviewed' end,
                                       reason = :answer, changed_by = :by, changed_at = :at, version = version + 1
                                 where award_id = :award and version = :version and status = 'asked'\
                                """)
                        .param("award", award)
                        .param("version", version)
                        .param("by", by)
                        .param("answer", answer)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }
}
