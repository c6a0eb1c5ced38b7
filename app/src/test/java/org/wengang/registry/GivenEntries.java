package org.wengang.registry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.book.Book;

/** Entries of ledgers as they stand in the database, of which nobody said anything. */
public final class GivenEntries {

    private static final String PARTY = "organisation_id, organisation_name, uscc";
    private static final String NAMED = "person_id, '鹿泉试验机械厂', '91350100M000100Y43'";
    private static final String WORKER = "(select worker_id from registry.worker limit 1)";
    private static final String DAY = "date '2021-01-01'";

    private GivenEntries() {}

    /** One of each ledger, about some worker who is there; their ids by {@link Book#word}. */
    public static Map<String, String> one_of_each(JdbcClient owner, OrgPath organisation) {
        var ids = new LinkedHashMap<String, String>();
        for (var book : Book.values()) {
            ids.put(book.word(), insert(owner, organisation, book));
        }
        return ids;
    }

    private static String insert(JdbcClient owner, OrgPath organisation, Book book) {
        var entry = Ids.newId();
        owner.sql(
                        """
                        with party as (
                            insert into registry.person (person_id, bucket, id_index, created_at)
                            values (:id, 0, cast(cast(:id as text) as bytea), '2021-02-05')
                            returning person_id
                        ), kept as (
                            insert into registry.entry (entry_id, ledger, org_path, applied_at, updated_at)
                            values (:id, :ledger, :org, '2021-02-05', '2021-02-05')
                        )
                        insert into %s (entry_id, org_path, %s)
                        select :id, :org, %s
                          from party\
                        """
                                .formatted(book.table(), columns(book), values(book)))
                .param("id", entry)
                .param("ledger", book.schema())
                .param("org", organisation.value())
                .update();
        return entry.toString();
    }

    private static String columns(Book book) {
        return switch (book) {
            case EMPLOYER -> PARTY;
            case LISTING -> PARTY + ", list, since";
            case EMPLOYMENT, STAY -> PARTY + ", worker_id, since";
            case MIGRATION -> "worker_id, left_on";
            case GROUP -> "worker_id, target_group, since";
            case INTENTION -> "worker_id, said_on";
            case GIFT -> "worker_id, gift_kind, given_on, funder";
            case EVENT -> PARTY + ", event_kind, held_on";
            case DONATION -> PARTY + ", donation_kind, given_on";
        };
    }

    private static String values(Book book) {
        return switch (book) {
            case EMPLOYER -> NAMED;
            case LISTING -> NAMED + ", 'key_other', " + DAY;
            case EMPLOYMENT, STAY -> String.join(", ", NAMED, WORKER, DAY);
            case MIGRATION, INTENTION -> WORKER + ", " + DAY;
            case GROUP -> String.join(", ", WORKER, "'disabled'", DAY);
            case GIFT -> String.join(", ", WORKER, "'red_packet'", DAY, "'employer'");
            case EVENT -> String.join(", ", NAMED, "'goods'", DAY);
            case DONATION -> String.join(", ", NAMED, "'money'", DAY);
        };
    }
}
