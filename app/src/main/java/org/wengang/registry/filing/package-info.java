/**
 * What a filing (申报) says: its columns, the value of each fact, and the tables that hold it, all of
 * it from the schema its policies are written for. Needs neither a server nor a database.
 */
@NullMarked
package org.wengang.registry.filing;

import org.jspecify.annotations.NullMarked;
