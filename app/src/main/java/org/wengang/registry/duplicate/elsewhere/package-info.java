/**
 * Records alike that another office has, behind the region wall: that one exists and whom to ask,
 * never whose it is; a question the other office sees beside its own record, and its answer.
 */
@NullMarked
package org.wengang.registry.duplicate.elsewhere;

import org.jspecify.annotations.NullMarked;
