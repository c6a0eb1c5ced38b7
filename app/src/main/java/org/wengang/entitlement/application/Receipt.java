package org.wengang.entitlement.application;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;

/**
 * The number by which an applicant asks how far it is: 80 bits that follow from the form and the
 * key of this installation, so that the same form sent twice tells the same number and nothing but
 * its hash is kept.
 *
 * @param number sixteen characters in fours, without those that look alike
 */
record Receipt(String number) {

    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int CHARACTERS = 16;
    private static final int BITS = 5;

    static Receipt of(FieldCipher cipher, UUID submission) {
        var bytes = cipher.blindIndex(Purpose.CONTACT, "receipt " + submission);
        var number = new StringBuilder();
        for (var i = 0; i < CHARACTERS; i++) {
            if (i > 0 && i % 4 == 0) {
                number.append('-');
            }
            number.append(ALPHABET.charAt(bits(bytes, i * BITS)));
        }
        return new Receipt(number.toString());
    }

    /** As somebody typed it: blanks, hyphens and the size of letters do not matter. */
    static Receipt typed(String text) {
        var code = text.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        return new Receipt(String.join("-", code.split("(?<=\\G.{4})")));
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(number.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static int bits(byte[] bytes, int from) {
        var value = 0;
        for (var bit = from; bit < from + BITS; bit++) {
            value = value << 1 | bytes[bit / 8] >> 7 - bit % 8 & 1;
        }
        return value;
    }
}
