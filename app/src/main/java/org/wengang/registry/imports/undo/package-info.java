/**
 * Undoing an import that nothing relies on yet. Other modules say what relies on it by an {@link
 * org.wengang.registry.imports.undo.ImportReliance}.
 */
@NamedInterface("undo")
@NullMarked
package org.wengang.registry.imports.undo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
