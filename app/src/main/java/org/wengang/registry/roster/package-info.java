/**
 * What a roster says: its headings, and each row as typed values or with everything that is wrong
 * with it. Needs neither a server nor a database, so the import and the command line share it.
 */
@NamedInterface("roster")
@NullMarked
package org.wengang.registry.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
