/**
 * The doors: pages with a session, {@code /api} with a password on each request, and the filter
 * behind both that limits a request to its officer's region.
 */
@NullMarked
package org.wengang.security.entrance;

import org.jspecify.annotations.NullMarked;
