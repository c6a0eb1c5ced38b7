/**
 * What looking up a worker and looking up a filing have in common: who may, and what is missing.
 */
@NullMarked
package org.wengang.registry.desk;

import org.jspecify.annotations.NullMarked;
