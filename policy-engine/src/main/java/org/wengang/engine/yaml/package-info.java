/**
 * YAML with places: every text read from a file knows its line and column, and so does every
 * character of an expression inside it. Tags, anchors, aliases and duplicate keys are refused.
 */
@NullMarked
package org.wengang.engine.yaml;

import org.jspecify.annotations.NullMarked;
