package org.wengang.registry.duplicate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.OrgPath;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;

/**
 * Workers of one name whose citizen identity numbers differ by a slip of the pen. A slip leaves the
 * birthday, or the digits behind it, or else is a swap across the border of the two: so only few
 * numbers are opened. Looks across the wall and tells ids only.
 */
@Component
final class NumberPairRepository {

    private static final int AT_A_TIME = 2_000;

    /** The last character follows from the others and tells nothing more. */
    private static final int DIGITS = 17;

    private static final String CANDIDATES =
            """
            select a.worker_id as one, b.worker_id as other, a.birth, b.birth as other_birth, a.id_sealed,
                   b.id_sealed as other_sealed
              from registry.worker a
              join registry.worker b on b.name = a.name and b.person_id <> a.person_id and %s
             where a.stands and b.stands and a.id_kind in ('resident_id', 'residence_permit')
               and b.id_kind in ('resident_id', 'residence_permit') and starts_with(a.org_path, :org)
               and (a.worker_id < b.worker_id or not starts_with(b.org_path, :org))\
            """;

    private static final List<String> ALIKE =
            List.of(
                    "b.birth = a.birth",
                    "left(b.id_last4, 3) = left(a.id_last4, 3) and b.birth <> a.birth",
                    """
                    left(to_char(b.birth, 'YYYYMMDD'), 7) = left(to_char(a.birth, 'YYYYMMDD'), 7)
                       and left(b.id_last4, 1) = right(to_char(a.birth, 'YYYYMMDD'), 1)
                       and right(to_char(b.birth, 'YYYYMMDD'), 1) = left(a.id_last4, 1)
                       and substr(b.id_last4, 2, 2) = substr(a.id_last4, 2, 2) and b.birth <> a.birth\
                    """);

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    NumberPairRepository(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /**
     * @param one in the scope that is searched
     */
    record Pair(UUID one, UUID other, Reason reason) {}

    /**
     * @param scope whose workers are compared with everybody
     */
    List<Pair> find(OrgPath scope) {
        // Behind the wall PostgreSQL guesses few rows, and nested loops over a million people would
        // never end.
        jdbc.sql(
                        """
                        select set_config('enable_nestloop', 'off', true), set_config('work_mem', '256MB', true),
                               set_config('jit', 'off', true)\
                        """)
                .query((row, number) -> number)
                .list();
        var pairs = new ArrayList<Pair>();
        for (var alike : ALIKE) {
            jdbc.sql(CANDIDATES.formatted(alike))
                    .param("org", scope.value())
                    .withFetchSize(AT_A_TIME)
                    .query(row -> {
                        var slip = slip(row);
                        if (slip.isPresent()) {
                            pairs.add(pair(row, slip.get()));
                        }
                    });
        }
        return pairs;
    }

    private Optional<Reason> slip(ResultSet row) throws SQLException {
        var birth = digits(row, "birth");
        var other = digits(row, "other_birth");
        return birth.equals(other) || NumberSlip.between(birth, other).isPresent()
                ? NumberSlip.between(number(row, "id_sealed"), number(row, "other_sealed"))
                : Optional.empty();
    }

    private static String digits(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class).format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private String number(ResultSet row, String column) throws SQLException {
        return cipher.open(Purpose.RESIDENT_ID, row.getBytes(column)).substring(0, DIGITS);
    }

    private static Pair pair(ResultSet row, Reason reason) throws SQLException {
        return new Pair(
                row.getObject("one", UUID.class), row.getObject("other", UUID.class), reason);
    }
}
