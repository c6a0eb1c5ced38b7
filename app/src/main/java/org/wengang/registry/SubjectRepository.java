package org.wengang.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom determinations can be about. */
@Component
final class SubjectRepository {

    private final JdbcClient jdbc;

    SubjectRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Shared; who merges records takes the same lock alone. */
    void holdStill() {
        jdbc.sql(
                        "select pg_advisory_xact_lock_shared(hashtextextended('registry.standing',"
                                + " 0))::text")
                .query(String.class)
                .list();
    }

    /** What this scope has of those numbers; a person may have several records. */
    List<Subjects.Numbered> numbered(List<byte[]> indexes) {
        return jdbc.sql(
                        """
                        with wanted as (
                            select p.person_id, n.number::int as number
                              from unnest(:indexes::text[]) with ordinality as n (id_index, number)
                              join registry.person p on p.id_index = decode(n.id_index, 'hex')
                        )
                        select w.number, s.subject_id, false as is_organisation, s.name, s.organisation_name
                          from wanted w
                          join registry.published_subject s on s.person_id = w.person_id and s.name is not null
                         union all
                        select w.number, s.subject_id, true, s.name, s.organisation_name
                          from wanted w
                          join registry.published_subject s on s.organisation_id = w.person_id
                         order by 1, 2\
                        """)
                .param(
                        "indexes",
                        indexes.stream().map(HexFormat.of()::formatHex).toArray(String[]::new))
                .query((row, number) ->
                        new Subjects.Numbered(
                                row.getInt("number") - 1,
                                row.getObject("subject_id", UUID.class),
                                row.getBoolean("is_organisation"),
                                parties(row)))
                .list();
    }

    /** Whom a subject's person and organisation are; empty if there is none in this scope. */
    Optional<Subjects.Parties> parties(UUID subject) {
        return jdbc.sql(
                        """
                        select name, organisation_name
                          from registry.published_subject
                         where subject_id = :subject\
                        """)
                .param("subject", subject)
                .query((row, number) -> parties(row))
                .optional();
    }

    private static Subjects.Parties parties(ResultSet row) throws SQLException {
        return new Subjects.Parties(row.getString("name"), row.getString("organisation_name"));
    }

    /** The schema of its facts; empty if there is none in this scope. */
    Optional<String> schema(UUID subject) {
        return jdbc.sql("select schema from registry.subject where subject_id = :subject")
                .param("subject", subject)
                .query((row, number) -> row.getString("schema"))
                .optional();
    }
}
