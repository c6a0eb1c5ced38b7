package org.wengang.security.program;

import org.wengang.kernel.Refused;
import org.wengang.security.Officer;

/**
 * An operation of {@code /api/v1} that many programs ask for at once. The entrance hands it
 * requests that are in order, without asking which of all pages they are for; whatever is not in
 * order goes the ordinary way, to a controller that does the same (docs/decisions/0039).
 *
 * @param <B> what is sent, from JSON
 */
public interface Lane<B> {

    /** Without variables: {@code /api/v1/redemptions}; it is asked for by POST. */
    String path();

    Class<B> body();

    /**
     * Within the program's scope.
     *
     * @param key of the header Idempotency-Key
     * @return answered as JSON with status 200
     * @throws Refused as its controller does
     */
    Object answer(Officer program, String key, B body);
}
