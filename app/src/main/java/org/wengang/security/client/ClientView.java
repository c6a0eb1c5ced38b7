package org.wengang.security.client;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a program shows.
 *
 * @param office what its office is called
 * @param token the whole new secret, this once; null on every other request
 * @param secrets the newest first, ended ones too
 * @param traces the newest first
 */
public record ClientView(
        ApiClient client,
        String office,
        @Nullable String token,
        List<KeptSecret> secrets,
        List<Trace> traces,
        LocalDate today) {

    public boolean isOpen() {
        return client.state(today) == ApiClient.State.OPEN;
    }

    public boolean isDisabled() {
        return client.disabledAt() != null;
    }
}
