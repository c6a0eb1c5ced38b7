package org.wengang.database;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets the application's role reach into a schema after each run; what it may do there the files
 * say table by table.
 */
final class UseOfSchema extends BaseCallback {

    private final String schema;

    UseOfSchema(String schema) {
        this.schema = schema;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        var app = context.getConfiguration().getPlaceholders().get("app");
        try (var statement = context.getConnection().createStatement()) {
            statement.execute("grant usage on schema " + schema + " to " + app);
        } catch (SQLException problem) {
            throw new FlywayException(
                    "The use of schema " + schema + " could not be granted to " + app, problem);
        }
    }
}
