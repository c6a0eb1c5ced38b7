package org.wengang.web;

import java.util.List;

/**
 * A sentence that is not yet in a language.
 *
 * @param key of a message bundle, the module in front: {@code registry.import.done}
 * @param arguments the placeholders in order; see {@link Texts} for how each type is written
 */
public record Message(String key, List<Object> arguments) {

    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments));
    }
}
