package org.wengang.entitlement.award;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.registry.Worker;

/** Tells the registry what was awarded to a worker; replaced determinations are left out. */
@Component
final class WorkerAwardRepository implements Worker.Awards {

    private final JdbcClient jdbc;

    WorkerAwardRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Worker.Award> of(UUID worker, Locale locale) {
        return jdbc.sql(
                        """
                        select a.run_id, a.amount_fen, a.status, p.policy_version_id, p.code, p.version, p.title,
                               p.title_en,
                               exists (select from entitlement.payment_line l
                                        where l.award_id = a.award_id and l.state in ('open', 'paid')) as is_paid,
                               a.double_of is not null as is_double
                          from entitlement.award a
                          join policy.published_policy p using (policy_version_id)
                         where a.subject_id = :worker and a.status <> 'void'
                         order by a.award_id\
                        """)
                .param("worker", worker)
                .query((row, number) -> told(row, worker, locale))
                .list();
    }

    private static Worker.Award told(ResultSet row, UUID worker, Locale locale)
            throws SQLException {
        return new Worker.Award(
                PolicyNameRepository.name(row, 0).label(locale),
                row.getLong("amount_fen"),
                AwardStatus.of(row.getString("status")).key(),
                row.getBoolean("is_paid"),
                row.getBoolean("is_double"),
                "/determinations/" + row.getString("run_id") + "/workers/" + worker);
    }
}
