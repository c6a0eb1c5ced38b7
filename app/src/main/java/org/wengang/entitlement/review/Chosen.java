package org.wengang.entitlement.review;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An award as the reviewer saw it. Written {@code <award>~<version>} in forms.
 *
 * @param version what the reviewer saw; if it has changed since, the decision does not hold
 */
public record Chosen(UUID award, int version) {

    private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36})~([0-9]{1,9})");

    /** Empty if the text is not of that form. */
    static Optional<Chosen> parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Chosen(UUID.fromString(match.group(1)), Integer.parseInt(match.group(2))));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return award + "~" + version;
    }
}
