package org.wengang.registry.filings;

import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.Region;
import org.wengang.registry.Filing;
import org.wengang.registry.filing.FilingLayout;
import org.wengang.registry.filing.FilingTables;
import org.wengang.security.Officer;

/** Writes a corrected fact and the statement that says so. */
@Component
final class FilingCorrectionRepository {

    private final JdbcClient jdbc;

    FilingCorrectionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * False if the filing is no longer the version given; then nothing is written.
     *
     * @param value null for not known
     */
    boolean correct(
            Filing filing,
            Fact fact,
            @Nullable Object value,
            Officer officer,
            String reason,
            Instant now) {
        var changed =
                jdbc.sql(
                                """
                                update registry.filing
                                   set version = version + 1, updated_at = :now
                                 where filing_id = :filing and version = :version\
                                """)
                        .param("now", Timestamp.from(now))
                        .param("filing", filing.id())
                        .param("version", filing.version())
                        .update();
        if (changed == 0) {
            return false;
        }
        var stored = value instanceof Region region ? region.code() : value;
        jdbc.sql(
                        "update %s set %s = :value where filing_id = :filing"
                                .formatted(
                                        FilingTables.table(FilingLayout.of(filing.schema())),
                                        fact.column()))
                .param("value", stored)
                .param("filing", filing.id())
                .update();
        jdbc.sql(
                        """
                        insert into registry.filing_statement
                               (filing_id, version, org_path, stated_at, facts, stated_by, stated_by_name,
                                reason)
                        select f.filing_id, f.version, f.org_path, :now,
                               jsonb_build_object(cast(:fact as text), to_jsonb(t.%s)), :by, :name, :reason
                          from registry.filing f
                          join %s t using (filing_id)
                         where f.filing_id = :filing\
                        """
                                .formatted(
                                        fact.column(),
                                        FilingTables.table(FilingLayout.of(filing.schema()))))
                .param("now", Timestamp.from(now))
                .param("fact", fact.name())
                .param("by", officer.id())
                .param("name", officer.name())
                .param("reason", reason)
                .param("filing", filing.id())
                .update();
        return true;
    }
}
