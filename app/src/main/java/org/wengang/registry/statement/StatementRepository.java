package org.wengang.registry.statement;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Mobile;
import org.wengang.registry.name.NameKeys;
import org.wengang.registry.roster.RosterColumn;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;
import org.wengang.security.Officer;

/** Writes what an officer says into the register, and that it was said. */
@Component
public final class StatementRepository {

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    StatementRepository(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /**
     * False if the worker is no longer the version that was seen; then nothing is written.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException where the stay would end
     *     before it begins
     */
    public boolean state(Statement statement, Officer officer, Instant now) {
        var mobile =
                statement.facts().stream()
                        .filter(fact -> fact.column() == RosterColumn.MOBILE)
                        .flatMap(fact -> Stream.ofNullable(fact.value()))
                        .findFirst()
                        .map(value -> ((Mobile) value).digits())
                        .orElse(null);
        var facts = new LinkedHashMap<String, @Nullable Object>();
        statement.facts().forEach(fact -> facts.putAll(fact.stored()));
        if (!write(statement, facts, mobile, now)) {
            return false;
        }
        jdbc.sql(
                        """
                        insert into registry.officer_statement
                               (statement_id, worker_id, version, org_path, stated_at, facts, mobile_sealed,
                                stated_by, stated_by_name, reason, contact_id)
                        select :id, worker_id, version, org_path, :now, jsonb_object(:names::text[], :values::text[]), :mobile, :by, :name,
                               :reason, :contact
                          from registry.worker
                         where worker_id = :worker\
                        """)
                .param("id", Ids.newId())
                .param("now", Timestamp.from(now))
                .param("names", facts.keySet().toArray(String[]::new))
                .param("values", texts(facts))
                .param("mobile", mobile == null ? null : cipher.seal(Purpose.MOBILE, mobile))
                .param("by", officer.id())
                .param("name", officer.name())
                .param("reason", statement.reason())
                .param("contact", statement.contact())
                .param("worker", statement.worker())
                .update();
        return true;
    }

    private static @Nullable String[] texts(Map<String, @Nullable Object> facts) {
        return facts.values().stream()
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }

    /** The columns come from {@link RosterColumn}, never from what somebody sent. */
    private boolean write(
            Statement statement,
            Map<String, @Nullable Object> facts,
            @Nullable String mobile,
            Instant now) {
        var columns = new LinkedHashMap<>(facts);
        if (columns.containsKey("mobile")) {
            columns.remove("mobile");
            columns.put(
                    "mobile_sealed", mobile == null ? null : cipher.seal(Purpose.MOBILE, mobile));
            columns.put(
                    "mobile_index",
                    mobile == null ? null : cipher.blindIndex(Purpose.MOBILE, mobile));
        }
        if (columns.get("name") instanceof String name) {
            var keys = NameKeys.of(name);
            columns.put("name_pinyin", keys.pinyin());
            columns.put("name_initials", keys.initials());
            columns.put("name_other", keys.other());
            columns.put("name_keyed", name);
        }
        var set =
                columns.isEmpty()
                        ? "version = version"
                        : columns.keySet().stream()
                                .map(column -> column + " = :" + column)
                                .collect(
                                        Collectors.joining(
                                                ", ",
                                                "version = version + 1, updated_at = :now, ",
                                                ""));
        return jdbc.sql(
                                """
                                update registry.worker
                                   set %s
                                 where worker_id = :worker and version = :seen\
                                """
                                        .formatted(set))
                        .params(columns)
                        .param("now", Timestamp.from(now))
                        .param("worker", statement.worker())
                        .param("seen", statement.seen())
                        .update()
                == 1;
    }
}
