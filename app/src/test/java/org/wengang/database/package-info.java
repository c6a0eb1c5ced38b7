/**
 * How tests reach a real database.
 *
 * <ul>
 *   <li>Annotate the class {@link org.wengang.database.WengangTest}: the whole application runs on
 *       a database of its own, a copy of a template that was migrated once. It also listens on a
 *       random port ({@code @LocalServerPort}) and has {@code MockMvc}, so pages, services and SQL
 *       are tested in <em>one</em> context, started once a build. Whatever makes a context of its
 *       own costs every build seconds: no {@code @TestPropertySource}, no nested
 *       {@code @Configuration}, no other annotation that changes beans.
 *   <li>Before each test method all tables are empty except those the migrations filled, and {@link
 *       org.wengang.database.TestClock} stands at its default again. Never write to a table that
 *       the migrations filled.
 *   <li>{@link org.wengang.database.TestDatabase#owner()} sees the whole organisation tree: for
 *       checks behind the wall. {@link org.wengang.database.TestDatabase#app()} is a connection as
 *       the application's pool has it; use it for "sees nothing" checks.
 *   <li>Work in a scope: {@code Scope.within(path, actor).call(() -> facade.method(…))} around the
 *       transaction. A test method is not a transaction and needs none.
 *   <li>Time: inject {@code TestClock}, {@code clock.moveTo("2021-02-10T09:00")}.
 * </ul>
 *
 * The server's files lie in {@code target/pg} and are used again by the next build; new or changed
 * migrations make a new template by themselves.
 */
@NullMarked
package org.wengang.database;

import org.jspecify.annotations.NullMarked;
