package org.wengang.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.OrgPath;

/** The audit tables: append, lock the head, read back. */
@Component
final class AuditRepository {

    private static final int AT_A_TIME = 500;

    private final JdbcClient jdbc;

    AuditRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last entry's number and hash; 0 and {@link AuditSeal#START} for an empty chain. */
    record Head(long number, byte[] hash) {}

    /**
     * One line of the audit trail.
     *
     * @param number counts from 1 within the organisation, without gaps
     * @param actor null where the system itself acted
     */
    record Entry(
            OrgPath organisation,
            long number,
            Instant at,
            @Nullable UUID actor,
            String actorName,
            String action,
            String subject,
            String detail) {}

    record Link(Entry entry, byte[] hash) {}

    Head lockHead(OrgPath organisation) {
        jdbc.sql(
                        """
                        insert into security.audit_chain (org_path, last_number, last_hash)
                        values (:org, 0, :start)
                        on conflict (org_path) do nothing\
                        """)
                .param("org", organisation.value())
                .param("start", AuditSeal.START)
                .update();
        return jdbc.sql(
                        """
                        select last_number, last_hash
                          from security.audit_chain
                         where org_path = :org
                           for update\
                        """)
                .param("org", organisation.value())
                .query(AuditRepository::head)
                .single();
    }

    Head head(OrgPath organisation) {
        return jdbc.sql(
                        """
                        select last_number, last_hash
                          from security.audit_chain
                         where org_path = :org\
                        """)
                .param("org", organisation.value())
                .query(AuditRepository::head)
                .optional()
                .orElse(new Head(0, AuditSeal.START));
    }

    void append(Entry entry, byte[] hash) {
        jdbc.sql(
                        """
                        insert into security.audit_entry
                               (org_path, number, at, actor, actor_name, action, subject, detail, hash)
                        values (:org, :number, :at, :actor, :actorName, :action, :subject, :detail, :hash)\
                        """)
                .param("org", entry.organisation().value())
                .param("number", entry.number())
                .param("at", Timestamp.from(entry.at()))
                .param("actor", entry.actor())
                .param("actorName", entry.actorName())
                .param("action", entry.action())
                .param("subject", entry.subject())
                .param("detail", entry.detail())
                .param("hash", hash)
                .update();
        jdbc.sql(
                        """
                        update security.audit_chain
                           set last_number = :number, last_hash = :hash
                         where org_path = :org\
                        """)
                .param("org", entry.organisation().value())
                .param("number", entry.number())
                .param("hash", hash)
                .update();
    }

    /** Every organisation of which there is a head or an entry, by path. */
    List<OrgPath> organisations() {
        return jdbc.sql(
                        """
                        select org_path
                          from security.audit_chain
                         union
                        select org_path
                          from security.audit_entry
                         order by org_path\
                        """)
                .query((row, number) -> new OrgPath(row.getString("org_path")))
                .list();
    }

    /** From the first entry on; to be closed, within the transaction. */
    Stream<Link> chain(OrgPath organisation) {
        return jdbc
                .sql(
                        """
                        select org_path, number, at, actor, actor_name, action, subject, detail, hash
                          from security.audit_entry
                         where org_path = :org
                         order by number\
                        """)
                .withFetchSize(AT_A_TIME)
                .param("org", organisation.value())
                .query(AuditRepository::link)
                .stream();
    }

    String actorName(UUID actor) {
        return jdbc.sql(
                        """
                        select name
                          from security.account
                         where account_id = :actor
                         union all
                        select name
                          from security.api_client
                         where client_id = :actor\
                        """)
                .param("actor", actor)
                .query(String.class)
                .single();
    }

    private static Head head(ResultSet row, int number) throws SQLException {
        return new Head(row.getLong("last_number"), row.getBytes("last_hash"));
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        return new Link(
                new Entry(
                        new OrgPath(row.getString("org_path")),
                        row.getLong("number"),
                        row.getTimestamp("at").toInstant(),
                        row.getObject("actor", UUID.class),
                        row.getString("actor_name"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("detail")),
                row.getBytes("hash"));
    }
}
