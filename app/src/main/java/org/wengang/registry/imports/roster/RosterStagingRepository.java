package org.wengang.registry.imports.roster;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.database.Copy;
import org.wengang.kernel.Ids;
import org.wengang.registry.imports.FaultText;
import org.wengang.registry.roster.Listed;
import org.wengang.registry.roster.RosterLine;
import org.wengang.registry.roster.RosterRow;

/** The rows of a roster on their way into the register, in a temporary table of the transaction. */
@Component
final class RosterStagingRepository {

    /** Facts that a row may leave open and that are compared as they are. */
    static final List<String> FACTS =
            List.of(
                    "hukou",
                    "home",
                    "residence",
                    "hukou_nature",
                    "employer_name",
                    "uscc",
                    "employer_kind",
                    "worker_category",
                    "stay_place",
                    "stay_from",
                    "stay_to",
                    "on_duty_days",
                    "remark");

    /** The town or village of a place, in {@code <place>_locality}; it goes with its place. */
    static final List<String> PLACES = List.of("home", "residence", "stay_place");

    /** What is made of the name, and the name it was made of. */
    static final List<String> NAME_KEYS =
            List.of("name_pinyin", "name_initials", "name_other", "name_keyed");

    private static final List<String> STAGED =
            Stream.concat(
                            Stream.of(
                                    "row_number",
                                    "faults",
                                    "new_person",
                                    "new_worker",
                                    "id_sealed",
                                    "id_index",
                                    "id_last4",
                                    "name",
                                    "id_kind",
                                    "birth",
                                    "sex",
                                    "mobile_sealed",
                                    "mobile_index"),
                            Stream.of(
                                            FACTS.stream(),
                                            PLACES.stream().map(p -> p + "_locality"),
                                            NAME_KEYS.stream())
                                    .flatMap(names -> names))
                    .toList();

    private final JdbcClient jdbc;
    private final Copy copy;
    private final FaultText faultText;

    RosterStagingRepository(JdbcClient jdbc, Copy copy, FaultText faultText) {
        this.jdbc = jdbc;
        this.copy = copy;
        this.faultText = faultText;
    }

    /**
     * @param lines feeds every line of the roster, in order
     */
    void stage(Consumer<Consumer<RosterReading.Line>> lines) {
        jdbc.sql(
                        """
                        create temporary table staged (
                            row_number int not null,
                            faults jsonb,
                            new_person uuid, new_worker uuid,
                            id_sealed bytea, id_index bytea, id_last4 text,
                            name text, id_kind text, birth date, sex text,
                            mobile_sealed bytea, mobile_index bytea,
                            hukou text, home text, residence text, hukou_nature text,
                            employer_name text, uscc text, employer_kind text, worker_category text,
                            stay_place text, stay_from date, stay_to date, on_duty_days smallint,
                            remark text,
                            home_locality text, residence_locality text, stay_place_locality text,
                            name_pinyin text, name_initials text, name_other text, name_keyed text
                        ) on commit drop\
                        """)
                .update();
        copy.<RuntimeException>into(
                "pg_temp.staged", STAGED, rows -> lines.accept(line -> rows.add(values(line))));
        jdbc.sql("analyze pg_temp.staged (row_number, faults, id_index)").update();
    }

    private @Nullable Object[] values(RosterReading.Line line) {
        return switch (line.line()) {
            case RosterLine.Rejected rejected -> {
                var values = new @Nullable Object[STAGED.size()];
                values[0] = rejected.number();
                values[1] = faultText.write(rejected.faults());
                yield values;
            }
            case RosterLine.Accepted(var row) -> values(row, line.made());
        };
    }

    private static @Nullable Object[] values(RosterRow row, RosterReading.@Nullable Made made) {
        if (made == null) {
            throw new IllegalStateException("Row " + row.number() + " was not sealed.");
        }
        var sealed = made.sealed();
        var keys = made.keys();
        return new @Nullable Object[] {
            row.number(),
            null,
            Ids.newId(),
            Ids.newId(),
            sealed.id(),
            sealed.idIndex(),
            row.id().last4(),
            row.name().value(),
            row.id().kind().code(),
            row.birth(),
            row.sex().code(),
            sealed.mobile(),
            sealed.mobileIndex(),
            row.hukou(),
            RosterRow.code(row.home()),
            RosterRow.code(row.residence()),
            code(row.hukouNature()),
            row.employerName(),
            row.uscc(),
            code(row.employerKind()),
            code(row.workerCategory()),
            RosterRow.code(row.stayPlace()),
            row.stayFrom(),
            row.stayTo(),
            row.onDutyDays(),
            row.remark(),
            RosterRow.locality(row.home()),
            RosterRow.locality(row.residence()),
            RosterRow.locality(row.stayPlace()),
            keys.pinyin(),
            keys.initials(),
            keys.other(),
            row.name().value()
        };
    }

    private static @Nullable String code(@Nullable Listed value) {
        return value == null ? null : value.code();
    }
}
