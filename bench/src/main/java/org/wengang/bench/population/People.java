package org.wengang.bench.population;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.postgresql.PGConnection;

/**
 * Invented workers in a table of facts with the columns of the schema worker/1: nobody has a name
 * or a number here. Birthdays and days of stay are all different mixes; most come from elsewhere,
 * and every fact but the birthday is unknown now and then.
 */
public final class People {

    public static final String TABLE = "bench_population.worker";

    private static final List<String> PLACES =
            List.of(
                    "130110", "130102", "130108", "130181", "130602", "130606", "130682", "130629",
                    "131102", "131103", "130202", "130302", "130402", "130502", "130702", "130802",
                    "130902", "131002", "110105", "120101", "410302", "140105", "370102", "230103",
                    "130600", "410300", "370000");
    private static final List<String> KINDS =
            List.of(
                    "private",
                    "private",
                    "private",
                    "private",
                    "individual_business",
                    "foreign",
                    "state_owned",
                    "collective",
                    "government",
                    "institution");
    private static final List<String> CATEGORIES =
            List.of(
                    "employee",
                    "employee",
                    "employee",
                    "construction_site",
                    "individual_worker",
                    "courier",
                    "other");
    private static final int PERSON_BUCKETS = 256;
    private static final int BATCH = 1 << 20;

    private final Random random = new Random(20210211);
    private final StringBuilder rows = new StringBuilder();

    private People() {}

    /** Makes the table anew. */
    public static void create(Connection connection, int count) throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute("create schema if not exists bench_population");
            statement.execute("drop table if exists " + TABLE);
            statement.execute(
                    """
                    create table bench_population.worker (
                        person_id bigint not null,
                        bucket smallint not null,
                        birth date not null check (birth between date '1900-01-01' and date '2100-12-31'),
                        hukou text, home text, residence text, hukou_nature text,
                        employer_kind text, worker_category text, stay_place text,
                        stay_from date, stay_to date, on_duty_days smallint)
                    """);
            new People().copy(connection, count);
            statement.execute("vacuum (analyze, freeze) " + TABLE);
        }
    }

    private void copy(Connection connection, int count) throws Exception {
        var copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + TABLE + " from stdin");
        for (int i = 1; i <= count; i++) {
            person(i);
            if (rows.length() > BATCH || i == count) {
                byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(bytes, 0, bytes.length);
                rows.setLength(0);
            }
        }
        copy.endCopy();
    }

    private void person(long id) {
        String hukou = one(PLACES);
        String home = chance(8) ? one(PLACES) : hukou;
        String residence = chance(10) ? one(PLACES) : home;
        LocalDate from = LocalDate.of(2021, 1, 20).plusDays(random.nextInt(23));
        field(Long.toString(id));
        field(Integer.toString((int) (id * 2_654_435_761L >>> 8 & PERSON_BUCKETS - 1)));
        field(LocalDate.of(1955, 1, 1).plusDays(random.nextInt(365 * 52)).toString());
        field(maybe(hukou));
        field(maybe(home));
        field(maybe(residence));
        field(chance(70) ? "rural" : "urban");
        field(maybe(one(KINDS)));
        field(maybe(one(CATEGORIES)));
        field(maybe(PLACES.get(random.nextInt(chance(80) ? 11 : PLACES.size()))));
        field(maybe(from.toString()));
        field(maybe(LocalDate.of(2021, 2, 14).plusDays(random.nextInt(12)).toString()));
        field(chance(10) ? "\\N" : Integer.toString(random.nextInt(8)));
        rows.setCharAt(rows.length() - 1, '\n');
    }

    private void field(String text) {
        rows.append(text).append('\t');
    }

    private String maybe(String text) {
        return chance(3) ? "\\N" : text;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
