package org.wengang.security.client;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Right;

/** The tables of programs and their secrets. */
@Component
final class ClientRepository {

    private static final int NEWEST = 50;

    private final JdbcClient jdbc;

    ClientRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A program with the hash of the secret it was found by, and that secret's last day. */
    record Found(ApiClient client, byte[] hash, LocalDate secretUntil) {}

    Optional<Found> findByKey(String key) {
        return jdbc.sql(
                        """
                        select c.client_id, c.org_path, c.name, c.rights, c.valid_until, c.disabled_at, c.last_used_on,
                               c.version, s.hash, s.valid_until as secret_until
                          from security.api_secret s
                          join security.api_client c on c.client_id = s.client_id
                         where s.key = :key\
                        """)
                .param("key", key)
                .query((row, number) ->
                        new Found(
                                client(row, number),
                                row.getBytes("hash"),
                                row.getObject("secret_until", LocalDate.class)))
                .optional();
    }

    /** By office and name. */
    List<ApiClient> all() {
        return jdbc.sql(
                        """
                        select client_id, org_path, name, rights, valid_until, disabled_at, last_used_on, version
                          from security.api_client
                         order by org_path, name\
                        """)
                .query(ClientRepository::client)
                .list();
    }

    Optional<ApiClient> find(UUID id) {
        return jdbc.sql(
                        """
                        select client_id, org_path, name, rights, valid_until, disabled_at, last_used_on, version
                          from security.api_client
                         where client_id = :id\
                        """)
                .param("id", id)
                .query(ClientRepository::client)
                .optional();
    }

    void insert(ApiClient client, UUID createdBy, Instant createdAt) {
        jdbc.sql(
                        """
                        insert into security.api_client
                               (client_id, org_path, name, rights, valid_until, created_by, created_at)
                        values (:id, :org, :name, :rights::text[], :until, :by, :at)\
                        """)
                .param("id", client.id())
                .param("org", client.organisation().value())
                .param("name", client.name())
                .param("rights", client.rights().stream().map(Right::code).toArray(String[]::new))
                .param("until", client.validUntil())
                .param("by", createdBy)
                .param("at", Timestamp.from(createdAt))
                .update();
    }

    /** Marks it changed; false if it is no longer as the officer saw it. */
    boolean change(UUID id, int version, @Nullable Instant disabledAt) {
        return jdbc.sql(
                                """
                                update security.api_client
                                   set version = version + 1, disabled_at = :disabledAt
                                 where client_id = :id and version = :version\
                                """)
                        .param("id", id)
                        .param("version", version)
                        .param("disabledAt", disabledAt == null ? null : Timestamp.from(disabledAt))
                        .update()
                == 1;
    }

    void markUsed(UUID id, LocalDate day) {
        jdbc.sql(
                        """
                        update security.api_client
                           set last_used_on = :day
                         where client_id = :id and (last_used_on is null or last_used_on < :day)\
                        """)
                .param("id", id)
                .param("day", day)
                .update();
    }

    void insertSecret(ApiClient client, KeptSecret secret, byte[] hash) {
        jdbc.sql(
                        """
                        insert into security.api_secret (key, client_id, org_path, hash, valid_until, created_at)
                        values (:key, :id, :org, :hash, :until, :at)\
                        """)
                .param("key", secret.key())
                .param("id", client.id())
                .param("org", client.organisation().value())
                .param("hash", hash)
                .param("until", secret.validUntil())
                .param("at", Timestamp.from(secret.createdAt()))
                .update();
    }

    /** Those that would be valid for longer end on that day. */
    void endSecrets(UUID client, LocalDate lastDay) {
        jdbc.sql(
                        """
                        update security.api_secret
                           set valid_until = :lastDay
                         where client_id = :client and valid_until > :lastDay\
                        """)
                .param("client", client)
                .param("lastDay", lastDay)
                .update();
    }

    /** The newest first. */
    List<KeptSecret> secrets(UUID client) {
        return jdbc.sql(
                        """
                        select key, valid_until, created_at
                          from security.api_secret
                         where client_id = :client
                         order by created_at desc, key\
                        """)
                .param("client", client)
                .query((row, number) ->
                        new KeptSecret(
                                row.getString("key"),
                                row.getObject("valid_until", LocalDate.class),
                                row.getTimestamp("created_at").toInstant()))
                .list();
    }

    /** What was done to it and what it did itself, the newest {@value #NEWEST} of each. */
    List<Trace> traces(ApiClient client) {
        return jdbc.sql(
                        """
                        (select at, actor_name, action, subject, detail
                           from security.audit_entry
                          where subject = :subject
                          order by org_path desc, number desc
                          limit :most)
                         union all
                        (select at, actor_name, action, subject, detail
                           from security.audit_entry
                          where actor = :actor
                          order by org_path desc, number desc
                          limit :most)
                         order by at desc\
                        """)
                .param("subject", client.subject())
                .param("actor", client.id())
                .param("most", NEWEST)
                .query((row, number) ->
                        new Trace(
                                row.getTimestamp("at").toInstant(),
                                row.getString("actor_name"),
                                row.getString("action"),
                                row.getString("subject"),
                                row.getString("detail")))
                .list();
    }

    private static ApiClient client(ResultSet row, int number) throws SQLException {
        var disabledAt = row.getTimestamp("disabled_at");
        return new ApiClient(
                row.getObject("client_id", UUID.class),
                new OrgPath(row.getString("org_path")),
                row.getString("name"),
                Arrays.stream((String[]) row.getArray("rights").getArray())
                        .map(code -> Right.of(code).orElseThrow())
                        .collect(Collectors.toUnmodifiableSet()),
                row.getObject("valid_until", LocalDate.class),
                disabledAt == null ? null : disabledAt.toInstant(),
                row.getObject("last_used_on", LocalDate.class),
                row.getInt("version"));
    }
}
