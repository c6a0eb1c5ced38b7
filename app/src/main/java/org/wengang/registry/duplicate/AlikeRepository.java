package org.wengang.registry.duplicate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.OrgPath;

/** Pairs of a search, as the database finds them. */
@Component
final class AlikeRepository {

    /** What equal facts tell, one after the other; each statement goes over everybody once. */
    static final List<String> KINDS =
            List.of(
                    "name-birth-phone",
                    "phone-similar-name",
                    "other-surname",
                    "name-birth-home",
                    "other-document");

    private final JdbcClient jdbc;

    AlikeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long people() {
        return jdbc.sql("select count(*) from registry.worker").query(Long.class).single();
    }

    /** Notes the pairs of one kind between the workers in scope and everybody. */
    long find(UUID search, String kind) {
        return jdbc.sql("select registry.find_alike(:search, :kind)")
                .param("search", search)
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    /** Notes pairs whose numbers are alike. */
    void noteNumbers(UUID search, List<NumberPairRepository.Pair> pairs) {
        jdbc.sql("select registry.note_numbers_alike(:search, :ones, :others, :reasons)")
                .param("search", search)
                .param(
                        "ones",
                        pairs.stream().map(NumberPairRepository.Pair::one).toArray(UUID[]::new))
                .param(
                        "others",
                        pairs.stream().map(NumberPairRepository.Pair::other).toArray(UUID[]::new))
                .param(
                        "reasons",
                        pairs.stream().map(pair -> pair.reason().code()).toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** Pairs of which an officer has said that they are one person are not found again. */
    void forgetSettled(UUID search) {
        jdbc.sql("select registry.forget_settled(:search)")
                .param("search", search)
                .query(Long.class)
                .single();
    }

    /** Pairs of which both are in scope. */
    List<Alike> within(UUID search) {
        return jdbc.sql(
                        """
                        select one, other, reason, score, one_path, other_path
                          from registry.alike_within(:search)
                         order by one, other, reason\
                        """)
                .param("search", search)
                .query(AlikeRepository::alike)
                .list();
    }

    /**
     * Notes that records alike exist beyond the scope, and forgets what the search found.
     *
     * @return how many are new
     */
    long noteElsewhere(UUID search, Instant now) {
        return jdbc.sql("select registry.note_elsewhere(:search, :now)")
                .param("search", search)
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    private static Alike alike(ResultSet row, int number) throws SQLException {
        return new Alike(
                row.getObject("one", UUID.class),
                row.getObject("other", UUID.class),
                Reason.of(row.getString("reason")),
                row.getInt("score"),
                new OrgPath(row.getString("one_path")),
                new OrgPath(row.getString("other_path")));
    }
}
