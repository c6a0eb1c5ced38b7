package org.wengang.security.once;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.Refused;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;
import org.wengang.security.SecurityProblem;

/** Answers by their keys. */
@Component
final class KeptAnswerRepository {

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    KeptAnswerRepository(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /**
     * Takes the key for this request; waits while another one with the same key is being answered.
     *
     * @return false if it was answered already
     */
    boolean take(Asked asked, Instant now) {
        return jdbc.sql(
                                """
                                insert into security.kept_answer (key, org_path, actor, request_hash, asked_at)
                                values (:key, :org, :actor, :hash, :now)
                                on conflict (key) do nothing\
                                """)
                        .param("key", asked.key())
                        .param("org", asked.actor().org().value())
                        .param("actor", asked.actorId())
                        .param("hash", asked.hash())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /**
     * What was answered to the same request.
     *
     * @throws Refused security-key-used if the key belongs to another request or account
     */
    KeptAnswer find(Asked asked) {
        return jdbc.sql(
                        """
                        select request_hash, status, media_type, location, body_sealed
                          from security.kept_answer
                         where key = :key and actor = :actor\
                        """)
                .param("key", asked.key())
                .param("actor", asked.actorId())
                .query((row, number) -> answer(row, asked))
                .optional()
                .flatMap(found -> found)
                .orElseThrow(() -> new Refused(SecurityProblem.KEY_USED));
    }

    private Optional<KeptAnswer> answer(ResultSet row, Asked asked) throws SQLException {
        if (!Arrays.equals(row.getBytes("request_hash"), asked.hash())) {
            return Optional.empty();
        }
        return Optional.of(
                new KeptAnswer(
                        row.getInt("status"),
                        row.getString("media_type"),
                        row.getString("location"),
                        cipher.openBytes(Purpose.KEPT_ANSWER, row.getBytes("body_sealed"))));
    }

    void keep(Asked asked, KeptAnswer answer) {
        jdbc.sql(
                        """
                        update security.kept_answer
                           set status = :status, media_type = :type, location = :location, body_sealed = :body
                         where key = :key and actor = :actor\
                        """)
                .param("status", answer.status())
                .param("type", answer.mediaType())
                .param("location", answer.location())
                .param("body", cipher.seal(Purpose.KEPT_ANSWER, answer.body()))
                .param("key", asked.key())
                .param("actor", asked.actorId())
                .update();
    }

    void forgetBefore(Asked asked, Instant moment) {
        jdbc.sql("delete from security.kept_answer where actor = :actor and asked_at < :moment")
                .param("actor", asked.actorId())
                .param("moment", Timestamp.from(moment))
                .update();
    }
}
