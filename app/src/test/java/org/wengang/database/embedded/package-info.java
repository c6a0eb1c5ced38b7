/**
 * The embedded server under everything that happens to it: killed, orphaned, its port taken, its
 * folder wrong.
 */
@NullMarked
package org.wengang.database.embedded;

import org.jspecify.annotations.NullMarked;
