package org.wengang.database;

/**
 * How one role signs in to one database.
 *
 * @param url JDBC address, with the database
 * @param username the role
 * @param password in clear; never printed by {@link #toString()}, nor is what follows a question
 *     mark in the address
 */
public record Login(String url, String username, String password) {

    @Override
    public String toString() {
        return username + " at " + url.replaceFirst("\\?.*", "");
    }
}
