package org.wengang.registry.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.Type;
import org.wengang.registry.FactsView;

/**
 * The table and the view of a schema as a migration would make them, with the schema's ranges and
 * codes as constraints. For a new schema the text goes into a new migration; a test holds what was
 * migrated against the schema.
 */
public record FilingTables(FilingLayout layout) {

    private static final String SCHEMA = "registry";

    /** The domain of codes of places. */
    private static final String DIVISION = SCHEMA + ".division";

    /** Of the database, e.g. {@code registry.filing_employer}. */
    public static String table(FilingLayout layout) {
        return SCHEMA + ".filing_" + layout.word();
    }

    /** What a column of the type is declared as. */
    public static String columnType(Fact fact) {
        return switch (fact.type()) {
            case Type.Simple.BOOL -> "boolean";
            case Type.Simple.INT ->
                    Objects.requireNonNull(fact.range()).high() <= Integer.MAX_VALUE
                            ? "int"
                            : "bigint";
            case Type.Simple.MONEY -> "bigint";
            case Type.Simple.DATE -> "date";
            case Type.Simple.REGION -> DIVISION;
            case Type.Simple.STRING -> "text";
            case Type.Code _ -> "text";
            case Type.Codes _, Type.Tiers _ ->
                    throw new IllegalStateException("A fact holds one value: " + fact.name());
        };
    }

    /** The statements, for Flyway. */
    public String migration() {
        return """
        -- %1$s: %2$s
        create table %3$s (
            filing_id              uuid primary key references registry.filing,
            org_path               scope.org_path not null,
        %4$s
        );
        call scope.wall('%3$s');
        grant select, insert, update on %3$s to ${app};

        create view %5$s with (security_invoker = true) as
        select f.filing_id as subject_id, coalesce(f.person_id, f.organisation_id) as person_id,
               f.bucket, f.org_path, f.applied_at, f.version,
               coalesce(f.person_id, f.organisation_id) as subject_key,
               coalesce(f.person_id, f.organisation_id) as payee_id, f.organisation_id, f.month,
        %6$s
          from registry.filing f
          join %3$s t using (filing_id);
        grant select on %5$s to ${app};
        """
                .formatted(
                        layout.schema().name(),
                        layout.schema().row().chinese(),
                        table(layout),
                        columns(),
                        FactsView.of(layout.schema().name()),
                        published());
    }

    private String columns() {
        var checks = layout.schema().checks();
        return layout.stored().stream()
                .map(fact -> column(fact, checks.get(fact.column())))
                .collect(Collectors.joining(",\n"));
    }

    private static String column(Fact fact, @Nullable String check) {
        var type = columnType(fact);
        var line = "    %-22s %s".formatted(fact.column(), type);
        return check == null || type.equals(DIVISION)
                ? line
                : line + "\n        check (" + check + ")";
    }

    private String published() {
        var columns = new ArrayList<String>();
        for (var fact : layout.schema().facts().values()) {
            if (!layout.isMonth(fact)) {
                columns.add("t." + fact.column());
            } else if (!fact.column().equals("month")) {
                columns.add("f.month as " + fact.column());
            }
        }
        return wrapped(columns);
    }

    /** A few names a line. */
    private static String wrapped(List<String> columns) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i += 4) {
            lines.add(
                    "       "
                            + String.join(
                                    ", ", columns.subList(i, Math.min(i + 4, columns.size()))));
        }
        return String.join(",\n", lines);
    }
}
