package org.wengang.database;

/**
 * The two roles of Wengang on one database.
 *
 * @param app the application's pool: owns nothing, cannot pass the region wall
 * @param owner owns the database and its schemas, runs the migrations and nothing else
 */
public record Logins(Login app, Login owner) {}
