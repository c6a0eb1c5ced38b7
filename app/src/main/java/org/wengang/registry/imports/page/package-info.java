/**
 * Imports as officers and other systems see them: a file goes in, is looked at before anything of
 * it is kept, and what was refused goes out again.
 */
@NullMarked
package org.wengang.registry.imports.page;

import org.jspecify.annotations.NullMarked;
