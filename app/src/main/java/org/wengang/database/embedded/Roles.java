package org.wengang.database.embedded;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.wengang.database.Login;
import org.wengang.database.Logins;

/** The only work of the superuser: two roles and one database, made where they are missing. */
final class Roles {

    static final String OWNER = "wengang_owner";
    static final String APP = "wengang_app";
    static final String DATABASE = "wengang";

    private final int port;
    private final DataFolder data;

    Roles(int port, DataFolder data) {
        this.port = port;
        this.data = data;
    }

    void prepare(Durability durability) throws IOException, SQLException {
        try (var superuser = connect("postgres")) {
            role(superuser, OWNER, durability == Durability.TESTING ? "createdb" : "nocreatedb");
            role(superuser, APP, "nocreatedb");
            if (isMissing(superuser, "pg_database where datname", DATABASE)) {
                execute(superuser, "create database " + DATABASE + " owner " + OWNER);
            }
            execute(superuser, "revoke all on database " + DATABASE + " from public");
            execute(superuser, "grant connect, temporary on database " + DATABASE + " to " + APP);
            execute(superuser, "grant set on parameter wengang.scope to " + OWNER);
            if (durability == Durability.TESTING) {
                execute(superuser, "grant set on parameter session_replication_role to " + OWNER);
            }
        }
    }

    Logins logins(String database) throws IOException {
        return new Logins(login(APP, database), login(OWNER, database));
    }

    private Login login(String role, String database) throws IOException {
        return new Login(Server.url(port, database), role, data.password(role));
    }

    /** The password is made of hexadecimal digits, so it needs no quoting. */
    private void role(Connection superuser, String name, String right)
            throws IOException, SQLException {
        if (isMissing(superuser, "pg_roles where rolname", name)) {
            execute(
                    superuser,
                    "create role %s login nosuperuser nobypassrls nocreaterole %s password '%s'"
                            .formatted(name, right, data.password(name)));
        }
    }

    private static boolean isMissing(Connection superuser, String table, String name)
            throws SQLException {
        try (var query = superuser.prepareStatement("select 1 from " + table + " = ?")) {
            query.setString(1, name);
            return !query.executeQuery().next();
        }
    }

    private static void execute(Connection superuser, String sql) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect(String database) throws IOException, SQLException {
        var login = login(Cluster.SUPERUSER, database);
        return DriverManager.getConnection(login.url(), login.username(), login.password());
    }
}
