package org.wengang.security.once;

import org.jspecify.annotations.Nullable;

/**
 * What was answered.
 *
 * @param status 200 to 399; nothing else is kept
 * @param location null where none was told
 */
record KeptAnswer(int status, @Nullable String mediaType, @Nullable String location, byte[] body) {}
