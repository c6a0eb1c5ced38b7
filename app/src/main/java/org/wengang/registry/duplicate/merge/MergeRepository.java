package org.wengang.registry.duplicate.merge;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which records are one person, and every merge there ever was. */
@Component
final class MergeRepository {

    private static final String IN_FORCE = "undone_at is null and replaced_by is null";

    private final JdbcClient jdbc;

    MergeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The record whose number holds. */
    record Holder(UUID worker, UUID person, String name, byte[] idSealed, String idLast4) {}

    /** A record of a merge in force; standing is the person it stands for. */
    record Merged(UUID merge, UUID worker, UUID standing) {}

    /** Alone until the transaction ends; false while a determination runs. */
    boolean lock() {
        return jdbc.sql(
                        "select pg_try_advisory_xact_lock(hashtextextended('registry.standing',"
                                + " 0))")
                .query(Boolean.class)
                .single();
    }

    Holder holder(UUID worker) {
        return jdbc.sql(
                        """
                        select worker_id, person_id, name, id_sealed, id_last4
                          from registry.worker
                         where worker_id = :worker\
                        """)
                .param("worker", worker)
                .query((row, number) ->
                        new Holder(
                                row.getObject("worker_id", UUID.class),
                                row.getObject("person_id", UUID.class),
                                row.getString("name"),
                                row.getBytes("id_sealed"),
                                row.getString("id_last4")))
                .single();
    }

    /** The record it was merged into; empty if it was not. */
    Optional<UUID> sameAs(UUID worker) {
        return jdbc.sql(
                        "select same_as from registry.worker_merge where worker_id = :worker and "
                                + IN_FORCE)
                .param("worker", worker)
                .query(UUID.class)
                .optional();
    }

    /** Those merged into it. */
    List<UUID> followers(UUID worker) {
        return jdbc.sql(
                        "select worker_id from registry.worker_merge where same_as = :worker and "
                                + IN_FORCE
                                + " order by worker_id")
                .param("worker", worker)
                .query((row, number) -> row.getObject("worker_id", UUID.class))
                .list();
    }

    /** Whether a record that this scope does not see was merged into one of them. */
    boolean hasFollowersElsewhere(List<UUID> workers) {
        return jdbc.sql("select registry.has_followers_elsewhere(:workers)")
                .param("workers", array(workers))
                .query(Boolean.class)
                .single();
    }

    void replace(List<UUID> workers, UUID merge) {
        jdbc.sql(
                        "update registry.worker_merge set replaced_by = :merge"
                                + " where worker_id = any(:workers) and "
                                + IN_FORCE)
                .param("merge", merge)
                .param("workers", array(workers))
                .update();
    }

    void insert(
            UUID merge,
            UUID duplicateCase,
            List<UUID> workers,
            Holder holder,
            UUID by,
            Instant now) {
        jdbc.sql(
                        """
                        insert into registry.worker_merge
                               (merge_id, worker_id, org_path, case_id, same_as, standing_id, name, id_sealed,
                                id_last4, merged_by, merged_at)
                        select :merge, worker_id, org_path, :case, :same, :standing, :name, :sealed, :last4, :by, :now
                          from registry.worker
                         where worker_id = any(:workers)\
                        """)
                .param("merge", merge)
                .param("case", duplicateCase)
                .param("same", holder.worker())
                .param("standing", holder.person())
                .param("name", holder.name())
                .param("sealed", holder.idSealed())
                .param("last4", holder.idLast4())
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("workers", array(workers))
                .update();
    }

    /** A record whose own number is that of the person stands by itself. */
    void standFor(List<UUID> workers, UUID person, Instant now) {
        jdbc.sql(
                        """
                        update registry.worker
                           set standing_id = nullif(cast(:person as uuid), person_id),
                               stands = stands or person_id = :person,
                               bucket = get_byte(uuid_send(cast(:person as uuid)), 15),
                               updated_at = :now, version = version + 1
                         where worker_id = any(:workers)\
                        """)
                .param("person", person)
                .param("now", Timestamp.from(now))
                .param("workers", array(workers))
                .update();
    }

    /** In each office one record of a person stands: the one with the number, else the oldest. */
    void chooseStanding(List<UUID> persons) {
        jdbc.sql(
                        """
                        update registry.worker w
                           set stands = not exists (
                                   select
                                     from registry.worker o
                                    where o.org_path = w.org_path and o.worker_id <> w.worker_id
                                      and (o.person_id = w.standing_id and o.standing_id is null
                                           or o.standing_id = w.standing_id
                                              and (o.applied_at, o.worker_id) < (w.applied_at, w.worker_id)))
                         where w.standing_id = any(:persons)\
                        """)
                .param("persons", array(persons))
                .update();
    }

    List<Merged> inForce(UUID duplicateCase) {
        return jdbc.sql(
                        "select merge_id, worker_id, standing_id from registry.worker_merge"
                                + " where case_id = :case and "
                                + IN_FORCE
                                + " order by worker_id")
                .param("case", duplicateCase)
                .query((row, number) ->
                        new Merged(
                                row.getObject("merge_id", UUID.class),
                                row.getObject("worker_id", UUID.class),
                                row.getObject("standing_id", UUID.class)))
                .list();
    }

    /** Whether a later merge took over records of this one. */
    boolean isReplaced(UUID duplicateCase) {
        return jdbc.sql(
                        """
                        select exists (select
                                         from registry.worker_merge
                                        where case_id = :case and undone_at is null
                                          and replaced_by is not null)\
                        """)
                .param("case", duplicateCase)
                .query(Boolean.class)
                .single();
    }

    /** The records are again what they were before; what the merge replaced is in force again. */
    void undo(List<Merged> merged, UUID by, Instant now) {
        var merges = array(merged.stream().map(Merged::merge).distinct().toList());
        jdbc.sql(
                        "update registry.worker_merge set undone_by = :by, undone_at = :now"
                                + " where merge_id = any(:merges) and "
                                + IN_FORCE)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("merges", merges)
                .update();
        jdbc.sql(
                        "update registry.worker_merge set replaced_by = null where replaced_by ="
                                + " any(:merges)")
                .param("merges", merges)
                .update();
        jdbc.sql(
                        """
                        update registry.worker w
                           set standing_id = m.standing_id, stands = m.standing_id is null,
                               bucket = get_byte(uuid_send(coalesce(m.standing_id, w.person_id)), 15),
                               updated_at = :now, version = w.version + 1
                          from registry.worker o
                          left join registry.worker_merge m
                            on m.worker_id = o.worker_id and m.undone_at is null and m.replaced_by is null
                         where o.worker_id = w.worker_id and w.worker_id = any(:workers)\
                        """)
                .param("now", Timestamp.from(now))
                .param("workers", array(merged.stream().map(Merged::worker).toList()))
                .update();
    }

    /** The person a record stands for. */
    UUID person(UUID worker) {
        return jdbc.sql(
                        "select coalesce(standing_id, person_id) from registry.worker where"
                                + " worker_id = :worker")
                .param("worker", worker)
                .query(UUID.class)
                .single();
    }

    private static UUID[] array(List<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
