/**
 * Policies as files and as rows: the catalogue on the class path is read at start, each file
 * becoming the draft of the office it names, and stored versions are read back and compiled.
 */
@NullMarked
package org.wengang.policy.catalogue;

import org.jspecify.annotations.NullMarked;
