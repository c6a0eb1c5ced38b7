package org.wengang.security.client;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a program sends as {@code Authorization: Bearer wg_<key>_<rest>}. The key finds it and may
 * be seen; the rest is 32 random bytes and never kept.
 */
record ClientSecret(String key, String rest) {

    private static final Pattern FORM = Pattern.compile("wg_([0-9a-z]{12})_([0-9A-Za-z_-]{43})");
    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    static ClientSecret random() {
        var key = new StringBuilder();
        RANDOM.ints(12, 0, ALPHABET.length()).forEach(i -> key.append(ALPHABET.charAt(i)));
        var rest = new byte[32];
        RANDOM.nextBytes(rest);
        return new ClientSecret(
                key.toString(), Base64.getUrlEncoder().withoutPadding().encodeToString(rest));
    }

    /** Empty for what was never given out in this form. */
    static Optional<ClientSecret> parse(String token) {
        var matcher = FORM.matcher(token);
        return matcher.matches()
                ? Optional.of(new ClientSecret(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    /** The whole, to be shown once. */
    String token() {
        return "wg_" + key + "_" + rest;
    }

    /** Without the rest, so that no log can hold it. */
    @Override
    public String toString() {
        return "ClientSecret[" + key + "]";
    }
}
