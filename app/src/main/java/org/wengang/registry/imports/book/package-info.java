/** Ledgers as files that are brought in: how they are read and merged, and their empty forms. */
@NullMarked
package org.wengang.registry.imports.book;

import org.jspecify.annotations.NullMarked;
