/**
 * The one way to the database: the embedded PostgreSQL or an external one, the two roles, the
 * migrations in the order of the modules, and the region wall that every transaction carries.
 * Publishes {@link org.wengang.database.Scope}, {@link org.wengang.database.Copy} and {@link
 * org.wengang.database.CannotStart}.
 */
@ApplicationModule(displayName = "Database", allowedDependencies = "kernel")
@NullMarked
package org.wengang.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
