/**
 * Wengang: one process for a human-resources bureau's special action. Each sub-package is a module.
 */
@NullMarked
package org.wengang;

import org.jspecify.annotations.NullMarked;
