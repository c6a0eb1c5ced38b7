package org.wengang.registry.census.work;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people intend, as last said. */
@Component
final class IntentionRepository {

    private final JdbcClient jdbc;

    IntentionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was not asked stays as it was.
     *
     * @param answers by name; a destination that is there and null is ended
     */
    void say(UUID worker, Map<String, @Nullable String> answers, Instant at) {
        jdbc.sql(
                        """
                        insert into registry.intention as i
                               (worker_id, org_path, present, present_at, intention, intention_at, destination,
                                destination_locality, destination_at, job_wanted, job_wanted_at)
                        select w.worker_id, w.org_path, a.present, case when a.present is not null then cast(:at as timestamptz) end,
                               a.intention, case when a.intention is not null then cast(:at as timestamptz) end, a.destination,
                               a.locality, case when a.destination is not null then cast(:at as timestamptz) end, a.job,
                               case when a.job is not null then cast(:at as timestamptz) end
                          from registry.worker w
                         cross join (select cast(:present as boolean) as present, cast(:intention as text) as intention,
                                            cast(:destination as text) as destination,
                                            cast(:locality as text) as locality, cast(:job as text) as job) a
                         where w.worker_id = :worker
                        on conflict (worker_id) do update
                           set present = coalesce(excluded.present, i.present),
                               present_at = coalesce(excluded.present_at, i.present_at),
                               intention = coalesce(excluded.intention, i.intention),
                               intention_at = coalesce(excluded.intention_at, i.intention_at),
                               destination = case when :ends then excluded.destination
                                                  else coalesce(excluded.destination, i.destination) end,
                               destination_locality =
                                   case when :ends or excluded.destination is not null
                                        then excluded.destination_locality else i.destination_locality end,
                               destination_at = case when :ends then excluded.destination_at
                                                     else coalesce(excluded.destination_at, i.destination_at) end,
                               job_wanted = coalesce(excluded.job_wanted, i.job_wanted),
                               job_wanted_at = coalesce(excluded.job_wanted_at, i.job_wanted_at)\
                        """)
                .param("at", Timestamp.from(at))
                .param("present", answers.get("present"))
                .param("intention", answers.get("intention"))
                .param("destination", answers.get("destination"))
                .param("locality", answers.get("destination_locality"))
                .param("job", answers.get("job_wanted"))
                .param("ends", answers.containsKey("destination"))
                .param("worker", worker)
                .update();
    }
}
