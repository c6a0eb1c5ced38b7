package org.wengang.registry.name;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys of names beside the names. */
@Component
final class NameKeyRepository {

    private final JdbcClient jdbc;

    NameKeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A name whose keys are missing, or are those of the name before. */
    record Unread(UUID worker, String name) {}

    /** So many of them, locked until the transaction ends; those that others work on are not. */
    List<Unread> unread(int most) {
        return jdbc.sql(
                        """
                        select worker_id, name
                          from registry.worker
                         where name_keyed is distinct from name
                         limit :most
                           for no key update skip locked\
                        """)
                .param("most", most)
                .query((row, number) ->
                        new Unread(row.getObject("worker_id", UUID.class), row.getString("name")))
                .list();
    }

    void keep(List<Unread> names) {
        var keys = names.stream().map(each -> NameKeys.of(each.name())).toList();
        jdbc.sql(
                        """
                        update registry.worker w
                           set name_pinyin = k.pinyin, name_initials = k.initials, name_other = k.other,
                               name_keyed = k.name
                          from unnest(:workers::uuid[], :names::text[], :pinyin::text[], :initials::text[],
                                      :other::text[]) as k (worker_id, name, pinyin, initials, other)
                         where w.worker_id = k.worker_id\
                        """)
                .param("workers", names.stream().map(Unread::worker).toArray(UUID[]::new))
                .param("names", names.stream().map(Unread::name).toArray(String[]::new))
                .param("pinyin", keys.stream().map(NameKeys::pinyin).toArray(String[]::new))
                .param("initials", keys.stream().map(NameKeys::initials).toArray(String[]::new))
                .param("other", keys.stream().map(NameKeys::other).toArray(String[]::new))
                .update();
    }
}
