package org.wengang.database;

import java.sql.DriverManager;
import java.sql.SQLException;

/** Refuses to start with an application role that the region wall could not hold. */
final class AppRole {

    private static final String TOO_STRONG =
            """
            select case
                     when r.rolsuper then 'is a superuser'
                     when r.rolbypassrls then 'has BYPASSRLS'
                     when exists (select from pg_roles o
                                   where (o.rolsuper or o.rolbypassrls)
                                     and pg_has_role(r.oid, o.oid, 'member'))
                       then 'is a member of a role that passes row-level security'
                     when exists (select from pg_class c
                                    join pg_namespace n on n.oid = c.relnamespace
                                   where c.relkind in ('r', 'p', 'v', 'm')
                                     and c.relpersistence <> 't'
                                     and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
                                     and pg_has_role(r.oid, c.relowner, 'member'))
                       then 'owns tables of the database, itself or through a role it is a member of'
                   end
              from pg_roles r
             where r.rolname = current_user
            """;

    private AppRole() {}

    /**
     * @throws CannotStart when the role is refused by the server, or stronger than it may be
     */
    static void check(Login app) {
        try (var connection =
                        DriverManager.getConnection(app.url(), app.username(), app.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery(TOO_STRONG)) {
            var fault = row.next() ? row.getString(1) : "is not known to the server";
            if (fault != null) {
                throw new CannotStart(
                        "The role "
                                + app.username()
                                + " of SPRING_DATASOURCE_USERNAME "
                                + fault
                                + ", so counties would not be kept apart; give it a plain role that"
                                + " owns nothing.");
            }
        } catch (SQLException problem) {
            throw new CannotStart(
                    "The application cannot sign in as " + app + ": " + problem.getMessage(),
                    problem);
        }
    }
}
