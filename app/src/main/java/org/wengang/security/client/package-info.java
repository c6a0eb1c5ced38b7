/**
 * Programs of other systems: an office lets one in by name, for a time, with the rights it needs
 * and a secret of its own; the pages where an administrator does so.
 */
@NullMarked
package org.wengang.security.client;

import org.jspecify.annotations.NullMarked;
