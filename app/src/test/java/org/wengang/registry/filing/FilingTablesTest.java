package org.wengang.registry.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.wengang.registry.FilingSchemas;
import org.wengang.sheet.SheetHeading;

/**
 * What is made of the schemas of filings. A new schema needs a migration; this test writes it with
 *
 * <pre>./mvnw -pl app -am test -Dtest=FilingTablesTest -Dsurefire.failIfNoSpecifiedTests=false \\
 *     -Dwengang.tables=V9__filing_new_subject.sql -Dwengang.schemas=new-subject/1</pre>
 */
class FilingTablesTest {

    private static final FilingSchemas SCHEMAS = FilingSchemas.onClassPath();
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration/registry");

    @Test
    void no_two_columns_of_a_file_have_one_heading() {
        for (var schema : SCHEMAS.all()) {
            var names = new HashSet<String>();
            for (var column : FilingLayout.of(schema).columns()) {
                assertThat(names.add(SheetHeading.nameOf(column.heading())))
                        .as(schema.name() + " " + column.heading())
                        .isTrue();
                var english = SheetHeading.nameOf(column.headingInEnglish()).toLowerCase();
                assertThat(names.add(english)).as(schema.name() + " " + english).isTrue();
            }
        }
    }

    @Test
    void every_schema_has_a_table_in_the_migrations() throws IOException {
        var wanted = System.getProperty("wengang.tables");
        if (wanted != null) {
            write(MIGRATIONS.resolve(wanted), System.getProperty("wengang.schemas", ""));
        }
        var migrated = new StringBuilder();
        try (var files = Files.list(MIGRATIONS)) {
            for (var file : files.sorted().toList()) {
                migrated.append(Files.readString(file));
            }
        }
        for (var schema : SCHEMAS.all()) {
            var table = "create table " + FilingTables.table(FilingLayout.of(schema)) + " (";
            assertThat(migrated).as(schema.name()).contains(table);
        }
    }

    /**
     * @param schemas their names with commas; "" for all
     */
    private static void write(Path file, String schemas) throws IOException {
        var text = new StringBuilder("-- Generated from policies/schema by FilingTablesTest.\n");
        for (var schema : SCHEMAS.all()) {
            if (schemas.isEmpty() || schemas.contains(schema.name())) {
                text.append('\n').append(new FilingTables(FilingLayout.of(schema)).migration());
            }
        }
        Files.writeString(file, text);
    }
}
