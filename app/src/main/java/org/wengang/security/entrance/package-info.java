/**
 * The doors: pages with a session, {@code /api} with a secret or a password on each request and a
 * lane for what many programs ask at once, what may be uploaded by people nobody knows, and the
 * filter behind both doors that limits a request to its officer's region.
 */
@NullMarked
package org.wengang.security.entrance;

import org.jspecify.annotations.NullMarked;
