/**
 * Measures of the sources that are no entitlement: recorded and shown, by their type never compiled
 * and never paid.
 */
@NullMarked
package org.wengang.engine.measure;

import org.jspecify.annotations.NullMarked;
