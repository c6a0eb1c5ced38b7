/**
 * Consistency checks: a catalogue of named queries that should find nothing, each with its severity
 * and who puts things right; what they found run by run, and the rows behind each number.
 */
@NamedInterface("checks")
@NullMarked
package org.wengang.registry.checks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
