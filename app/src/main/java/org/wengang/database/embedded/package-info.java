/**
 * PostgreSQL inside Wengang: unpacked from the jar into the data folder, started before the pool
 * and stopped after it, adopted when a killed process left it running. Durable by default. Nothing
 * here outlives a change of major version: its number is in the folder names.
 */
@NullMarked
package org.wengang.database.embedded;

import org.jspecify.annotations.NullMarked;
