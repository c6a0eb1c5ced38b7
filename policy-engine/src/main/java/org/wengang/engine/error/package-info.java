/**
 * What can be wrong with a policy or a fact schema: each fault has a code, a place in the file and
 * one sentence in Chinese and in English. All faults of a file are reported at once.
 */
@NullMarked
package org.wengang.engine.error;

import org.jspecify.annotations.NullMarked;
