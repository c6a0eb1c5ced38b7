package org.wengang.registry.ledger.view;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.registry.ledger.LedgerAddress;
import org.wengang.security.Officer;

/** Saved views. */
@Component
final class SavedViewRepository {

    private static final int MOST_LISTED = 100;

    private final JdbcClient jdbc;

    SavedViewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The officer's own first, then those shared in the same office; each by name. */
    List<SavedView> of(Officer officer) {
        return jdbc.sql(
                        """
                        select view_id, name, address, owner_name, owner = :officer as own, shared
                          from registry.ledger_view
                         where owner = :officer or (shared and org_path = :org)
                         order by owner <> :officer, name, view_id
                         limit :most\
                        """)
                .param("officer", officer.id())
                .param("org", officer.org().value())
                .param("most", MOST_LISTED)
                .query((row, number) ->
                        new SavedView(
                                row.getObject("view_id", UUID.class),
                                row.getString("name"),
                                LedgerAddress.ofQuery(row.getString("address")),
                                row.getString("owner_name"),
                                row.getBoolean("own"),
                                row.getBoolean("shared")))
                .list();
    }

    /** False if the officer has one of that name; then nothing is written. */
    boolean insert(SavedView view, Officer officer, Instant now) {
        return jdbc.sql(
                                """
                                insert into registry.ledger_view
                                       (view_id, org_path, owner, owner_name, name, address, shared, saved_at)
                                values (:id, :org, :owner, :ownerName, :name, :address, :shared, :now)
                                on conflict (owner, name) do nothing\
                                """)
                        .param("id", view.id())
                        .param("org", officer.org().value())
                        .param("owner", officer.id())
                        .param("ownerName", officer.name())
                        .param("name", view.name())
                        .param("address", view.address().query())
                        .param("shared", view.shared())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** False if there is none of the officer's own. */
    boolean delete(UUID id) {
        return jdbc.sql("delete from registry.ledger_view where view_id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }
}
