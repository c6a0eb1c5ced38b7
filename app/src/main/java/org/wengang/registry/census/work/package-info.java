/**
 * The one who calls or visits: whom to contact today, a form that asks only what is not known, one
 * person after the other, and what was said. An officer of a town reaches records that the county
 * keeps through their own errands and not otherwise (docs/decisions/0022).
 */
@NullMarked
package org.wengang.registry.census.work;

import org.jspecify.annotations.NullMarked;
