/**
 * Workers to look up: a list, one worker's facts with their sources, the number on request, and the
 * same for programs.
 */
@NullMarked
package org.wengang.registry.workers;

import org.jspecify.annotations.NullMarked;
