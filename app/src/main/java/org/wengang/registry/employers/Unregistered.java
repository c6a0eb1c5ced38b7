package org.wengang.registry.employers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;
import org.wengang.web.component.Cursor;

/**
 * An employer that rosters name and the register does not have.
 *
 * @param name as one of the rosters writes it; null where they give the code alone
 * @param uscc null where they give the name alone
 * @param organisation whose rosters
 * @param workers how many people they report of it
 */
public record Unregistered(
        @Nullable String name, @Nullable String uscc, OrgPath organisation, long workers) {

    /**
     * Where it stands in the list: by how many workers, then by code, office and name.
     *
     * @param uscc "" where there is none; likewise the name
     */
    record Place(long workers, String uscc, String organisation, String name) {

        private static final Pattern KEY =
                Pattern.compile("([0-9]{1,18})~([^~]*)~([^~]*)~(.*)", Pattern.DOTALL);

        /** As {@link #key} wrote it; null for anything else, and at the start. */
        static @Nullable Place of(Cursor cursor) {
            var key = cursor.key();
            var parts = key == null ? null : KEY.matcher(key);
            return parts == null || !parts.matches()
                    ? null
                    : new Place(
                            Long.parseLong(parts.group(1)),
                            parts.group(2),
                            parts.group(3),
                            parts.group(4));
        }

        String key() {
            return "%d~%s~%s~%s".formatted(workers, uscc, organisation, name);
        }
    }

    Place place() {
        return new Place(
                workers, uscc == null ? "" : uscc, organisation.value(), name == null ? "" : name);
    }

    /** Path of the form to register it, filled in as far as known. */
    public String registerPath() {
        return "/employers/new?organisation_name=%s&uscc=%s"
                .formatted(encoded(name), encoded(uscc));
    }

    private static String encoded(@Nullable String text) {
        return text == null ? "" : URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
