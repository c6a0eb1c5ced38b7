/**
 * What stands in one row of a file that was brought in, and what is wrong with it, whatever the
 * file lists. Needs neither a server nor a database.
 */
@NamedInterface("cell")
@NullMarked
package org.wengang.registry.cell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
