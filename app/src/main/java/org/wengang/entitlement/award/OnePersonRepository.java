package org.wengang.entitlement.award;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.kernel.Refused;
import org.wengang.registry.Worker;
import org.wengang.security.Audit;
import org.wengang.security.Officer;

/**
 * The awards of merged records become those of one person. What may not stand beside another one is
 * marked and waits for an officer (docs/decisions/0017).
 */
@Component
final class OnePersonRepository implements Worker.OnePerson {

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    OnePersonRepository(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void are(List<UUID> workers, UUID person, Officer by) {
        var subjects = workers.toArray(UUID[]::new);
        if (isClaimed(subjects)) {
            throw new Refused(EntitlementProblem.DOUBLE_CLAIMED);
        }
        var doubles =
                jdbc.sql("select entitlement.same_person(:subjects, :person, :by, :now)")
                        .param("subjects", subjects)
                        .param("person", person)
                        .param("by", by.id())
                        .param("now", Timestamp.from(clock.instant()))
                        .query(Integer.class)
                        .single();
        if (doubles > 0) {
            audit.record("awards-double", "person " + person, doubles + " awards");
        }
    }

    /**
     * Whether one of their awards, or one beside which it may not stand, is claimed back for that.
     */
    private boolean isClaimed(UUID[] subjects) {
        return jdbc.sql(
                        """
                        select exists (
                            select
                              from entitlement.award a
                              join entitlement.award d on d.award_id = a.award_id or d.double_of = a.award_id
                              join entitlement.claim c on c.award_id = d.award_id
                             where a.subject_id = any(:subjects) and d.double_of is not null)\
                        """)
                .param("subjects", subjects)
                .query(Boolean.class)
                .single();
    }
}
