/**
 * How to walk pages in a real browser. A journey is a {@code @SpringBootTest(webEnvironment =
 * RANDOM_PORT)} with {@code @ExtendWith(Browser.class)}; its methods take {@link
 * org.wengang.web.Browser.Visitors}:
 *
 * <pre>{@code
 * @Test
 * void the_officer_imports_a_roster(Visitors visitors) {
 *     var officer = visitors.wide();
 *     officer.signIn("luquan.caseworker", password);
 *     officer.open("/registry/imports");
 *     officer.looksWell("registry-imports"); // pictures wide, phone, normal, elder; axe; fits; weighs little
 * }
 * }</pre>
 *
 * <p>Every console error and every breach of the content security policy fails the test.
 */
@NullMarked
package org.wengang.web;

import org.jspecify.annotations.NullMarked;
