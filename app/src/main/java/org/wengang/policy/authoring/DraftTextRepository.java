package org.wengang.policy.authoring;

import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.policy.PolicyVersion;
import org.wengang.security.Officer;

/** The texts officers saved, every one of them; none is ever changed or lost. */
@Component
final class DraftTextRepository {

    private final JdbcClient jdbc;

    DraftTextRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty while nobody of the office has saved one. */
    Optional<DraftText> latest(UUID policyVersionId) {
        return jdbc.sql(
                        """
                        select revision, text, is_runnable, saved_by_name, saved_at
                          from policy.draft_text
                         where policy_version_id = :id
                         order by revision desc
                         limit 1\
                        """)
                .param("id", policyVersionId)
                .query((row, number) ->
                        new DraftText(
                                row.getInt("revision"),
                                row.getString("text"),
                                row.getBoolean("is_runnable"),
                                row.getString("saved_by_name"),
                                row.getTimestamp("saved_at").toInstant()))
                .optional();
    }

    /** False, and nothing is done, where somebody saved that revision before. */
    boolean add(PolicyVersion policy, DraftText text, Officer officer) {
        return jdbc.sql(
                                """
                                insert into policy.draft_text (policy_version_id, revision, org_path, text,
                                            is_runnable, saved_by, saved_by_name, saved_at)
                                values (:id, :revision, :org, :text, :runnable, :officer, :name, :now)
                                on conflict (policy_version_id, revision) do nothing\
                                """)
                        .param("id", policy.id())
                        .param("revision", text.revision())
                        .param("org", policy.organisation().value())
                        .param("text", text.text())
                        .param("runnable", text.isRunnable())
                        .param("officer", officer.id())
                        .param("name", text.savedBy())
                        .param("now", Timestamp.from(text.savedAt()))
                        .update()
                == 1;
    }
}
