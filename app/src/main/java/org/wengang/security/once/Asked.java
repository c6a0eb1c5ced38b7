package org.wengang.security.once;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.wengang.kernel.Refused;
import org.wengang.security.Officer;
import org.wengang.security.SecurityProblem;

/**
 * A request with a key.
 *
 * @param key 8 to 200 visible characters of ASCII, chosen by whoever asks
 * @param hash of what is asked for (SM3), 32 bytes
 */
record Asked(String key, Officer actor, byte[] hash) {

    private static final Pattern KEY = Pattern.compile("[!-~]{8,200}");

    /**
     * @param parameters of the query, or of a form
     * @throws Refused security-key-form
     */
    static Asked of(
            String key,
            Officer actor,
            String path,
            SortedMap<String, String[]> parameters,
            byte[] body) {
        if (!KEY.matcher(key).matches()) {
            throw new Refused(SecurityProblem.KEY_FORM);
        }
        var digest = new SM3Digest();
        add(digest, path);
        parameters.forEach((name, values) -> {
            add(digest, name);
            List.of(values).forEach(value -> add(digest, value));
        });
        digest.update(body, 0, body.length);
        var hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return new Asked(key, actor, hash);
    }

    /** With its length, so that no two lists of texts are the same bytes. */
    private static void add(SM3Digest digest, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(
                ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array(), 0, Integer.BYTES);
        digest.update(bytes, 0, bytes.length);
    }

    UUID actorId() {
        return actor.id();
    }
}
