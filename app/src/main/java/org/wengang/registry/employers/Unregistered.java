package org.wengang.registry.employers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An employer that rosters name and the register does not have.
 *
 * @param name as one of the rosters writes it; null where they give the code alone
 * @param uscc null where they give the name alone
 * @param workers how many people they report of it
 */
public record Unregistered(@Nullable String name, @Nullable String uscc, long workers) {

    /** Path of the form to register it, filled in as far as known. */
    public String registerPath() {
        return "/employers/new?organisation_name=%s&uscc=%s"
                .formatted(encoded(name), encoded(uscc));
    }

    private static String encoded(@Nullable String text) {
        return text == null ? "" : URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
