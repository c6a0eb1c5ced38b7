package org.wengang.engine.schema;

import org.jspecify.annotations.Nullable;

/**
 * Something that may be known of a person.
 *
 * @param index its place in the schema, from 0
 * @param column of the facts view
 * @param range the values it may have, of a string the lengths in code points; null for the other
 *     types without order. The overflow proof rests on it, so the database must hold to it too
 *     ({@link FactSchema#checks})
 */
public record Fact(
        int index, String name, Type type, Label label, String column, @Nullable Range range) {}
