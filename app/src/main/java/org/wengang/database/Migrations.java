package org.wengang.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings every module's schema to the version of this program, in the order of the arrows between
 * the modules. A module's files lie in {@code db/migration/<module>}, its tables and its history in
 * the schema of the same name; the application's role, {@code ${app}} in the files, may use each
 * schema but owns none.
 */
public final class Migrations {

    /** In the order of the arrows: a schema may refer to the ones before it. */
    static final List<String> MODULES =
            List.of(
                    "database",
                    "security",
                    "organisation",
                    "job",
                    "registry",
                    "policy",
                    "entitlement",
                    "voucher",
                    "statistics");

    /**
     * The root of the organisation tree: the owner stands behind the wall like everybody, so it
     * says it means all.
     */
    private static final String WHOLE_TREE = "set wengang.scope = 'cn/'";

    private final Login owner;
    private final String appRole;

    public Migrations(Logins logins) {
        this.owner = logins.owner();
        this.appRole = logins.app().username();
    }

    /**
     * Runs what has not run yet; harmless to repeat.
     *
     * @throws CannotStart when the owner is refused, could pass the region wall, or a file fails
     */
    public void run() {
        try {
            refuseAnUnfitOwner();
            for (var module : MODULES) {
                if (hasFiles(module)) {
                    migrate(module);
                }
            }
        } catch (SQLException problem) {
            throw new CannotStart(
                    "The migrations cannot sign in as " + owner + ": " + problem.getMessage(),
                    problem);
        } catch (FlywayException problem) {
            throw new CannotStart(
                    "The database could not be brought to the version of this program: "
                            + problem.getMessage(),
                    problem);
        }
    }

    /**
     * Views show what their owner may see, so an owner above the wall would be a hole in it. A
     * function that looks across the wall on purpose carries its scope, which only a superuser may
     * allow the owner to write.
     */
    private void refuseAnUnfitOwner() throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                owner.url(), owner.username(), owner.password());
                var query = connection.createStatement();
                var row =
                        query.executeQuery(
                                """
                                select rolsuper or rolbypassrls,
                                       has_parameter_privilege('wengang.scope', 'set')
                                  from pg_roles
                                 where rolname = current_user
                                """)) {
            row.next();
            if (row.getBoolean(1)) {
                throw new CannotStart(
                        "The role "
                                + owner.username()
                                + " that runs the migrations is a superuser or has BYPASSRLS, so"
                                + " its views would show one county to another; give"
                                + " SPRING_FLYWAY_USER a role without both that owns the"
                                + " database.");
            }
            if (!row.getBoolean(2)) {
                throw new CannotStart(
                        "The role "
                                + owner.username()
                                + " that runs the migrations may not set wengang.scope; let a"
                                + " superuser of the database run: grant set on parameter"
                                + " wengang.scope to "
                                + owner.username());
            }
        }
    }

    private void migrate(String module) {
        Flyway.configure()
                .dataSource(owner.url(), owner.username(), owner.password())
                .locations("classpath:db/migration/" + module)
                .schemas(module)
                .createSchemas(true)
                .table("flyway_history")
                .placeholders(Map.of("app", '"' + appRole.replace("\"", "\"\"") + '"'))
                .initSql(WHOLE_TREE)
                .callbacks(new UseOfSchema(module))
                .load()
                .migrate();
    }

    private static boolean hasFiles(String module) {
        try {
            return new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:db/migration/" + module + "/*.sql")
                            .length
                    > 0;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
