package org.wengang.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.OrgPath;

/** The accounts table. */
@Component
final class AccountRepository {

    private final JdbcClient jdbc;

    AccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Account> find(String username) {
        return jdbc.sql(
                        """
                        select account_id, org_path, username, name, password_hash, roles, enabled, locked_until
                          from security.account
                         where username = :username\
                        """)
                .param("username", username)
                .query(AccountRepository::account)
                .optional();
    }

    List<Account> enabled(Role role) {
        return jdbc.sql(
                        """
                        select account_id, org_path, username, name, password_hash, roles, enabled, locked_until
                          from security.account
                         where enabled and :role = any (roles)
                         order by org_path, name, username\
                        """)
                .param("role", role.name())
                .query(AccountRepository::account)
                .list();
    }

    Map<UUID, String> names() {
        return jdbc
                .sql("select account_id, name from security.account")
                .query((row, number) ->
                        Map.entry(row.getObject("account_id", UUID.class), row.getString("name")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select 1 from security.account)")
                .query(Boolean.class)
                .single();
    }

    /** Accounts and programs that can get in on that day. */
    long placedAt(OrgPath organisation, LocalDate day) {
        return jdbc.sql(
                        """
                        select (select count(*)
                                  from security.account
                                 where enabled and starts_with(org_path, :path))
                             + (select count(*)
                                  from security.api_client
                                 where disabled_at is null and valid_until >= :day and starts_with(org_path, :path))\
                        """)
                .param("path", organisation.value())
                .param("day", day)
                .query(Long.class)
                .single();
    }

    void insert(Account account, Instant createdAt) {
        jdbc.sql(
                        """
                        insert into security.account
                               (account_id, org_path, username, name, password_hash, roles, enabled, created_at)
                        values (:id, :org, :username, :name, :hash, :roles::text[], :enabled, :createdAt)\
                        """)
                .param("id", account.id())
                .param("org", account.organisation().value())
                .param("username", account.username())
                .param("name", account.name())
                .param("hash", account.passwordHash())
                .param("roles", account.roles().stream().map(Role::name).toArray(String[]::new))
                .param("enabled", account.enabled())
                .param("createdAt", Timestamp.from(createdAt))
                .update();
    }

    void clearFailures(UUID id) {
        jdbc.sql(
                        """
                        update security.account
                           set failures = 0, locked_until = null
                         where account_id = :id and (failures > 0 or locked_until is not null)\
                        """)
                .param("id", id)
                .update();
    }

    /** Counts in the database, so that guesses made at the same moment all count. */
    void countFailure(UUID id, int most, Instant lockUntil) {
        jdbc.sql(
                        """
                        update security.account
                           set failures = case when failures + 1 >= :most then 0 else failures + 1 end,
                               locked_until = case when failures + 1 >= :most then :lockUntil else locked_until end
                         where account_id = :id\
                        """)
                .param("most", most)
                .param("lockUntil", Timestamp.from(lockUntil))
                .param("id", id)
                .update();
    }

    Optional<byte[]> keyFingerprint() {
        return jdbc.sql("select fingerprint from security.key_fingerprint")
                .query(byte[].class)
                .optional();
    }

    void saveKeyFingerprint(byte[] fingerprint) {
        jdbc.sql("insert into security.key_fingerprint (fingerprint) values (:fingerprint)")
                .param("fingerprint", fingerprint)
                .update();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        var lockedUntil = row.getTimestamp("locked_until");
        return new Account(
                row.getObject("account_id", UUID.class),
                new OrgPath(row.getString("org_path")),
                row.getString("username"),
                row.getString("name"),
                row.getString("password_hash"),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .map(Role::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getBoolean("enabled"),
                lockedUntil == null ? null : lockedUntil.toInstant());
    }
}
