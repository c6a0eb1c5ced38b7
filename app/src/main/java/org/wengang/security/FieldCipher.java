package org.wengang.security;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts single fields (SM4-GCM) and makes blind indexes of them (HMAC-SM3): equal values have
 * equal indexes, so a number can be found without being readable. The purpose is part of both, so
 * that one field cannot be passed off as another.
 *
 * <p>Sealed form: key number (1 byte) · nonce (12) · ciphertext and tag (length of the text + 16).
 */
public final class FieldCipher {

    private static final byte KEY_NUMBER = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final KeyParameter field;
    private final KeyParameter index;
    private final SecureRandom random = new SecureRandom();

    FieldCipher(Keys keys) {
        this.field = new KeyParameter(keys.field());
        this.index = new KeyParameter(keys.index());
    }

    public byte[] seal(Purpose purpose, String text) {
        return seal(purpose, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Like {@link #seal(Purpose, String)} for what is not text, such as a file. */
    public byte[] seal(Purpose purpose, byte[] plain) {
        return sealer(purpose).seal(plain);
    }

    /** For many values of one purpose, from one thread: several times as fast. */
    public Sealer sealer(Purpose purpose) {
        return new Sealer(purpose);
    }

    /** Seals values one after the other. Not for several threads. */
    public final class Sealer {

        private final byte[] purpose;
        private final GCMBlockCipher cipher =
                (GCMBlockCipher) GCMBlockCipher.newInstance(new SM4Engine());

        /** Given once; afterwards null tells the cipher to go on with what it made of the key. */
        private @Nullable KeyParameter key = field;

        private Sealer(Purpose purpose) {
            this.purpose = new byte[] {(byte) purpose.ordinal()};
        }

        public byte[] seal(String text) {
            return seal(text.getBytes(StandardCharsets.UTF_8));
        }

        byte[] seal(byte[] plain) {
            var nonce = new byte[NONCE];
            random.nextBytes(nonce);
            cipher.init(true, new AEADParameters(key, TAG_BITS, nonce, purpose));
            key = null;
            var sealed = new byte[1 + NONCE + cipher.getOutputSize(plain.length)];
            sealed[0] = KEY_NUMBER;
            System.arraycopy(nonce, 0, sealed, 1, NONCE);
            finish(cipher, plain, 0, plain.length, sealed, 1 + NONCE);
            return sealed;
        }
    }

    /**
     * Reads what {@link #seal} wrote; a value altered, cut or sealed for another purpose is a bug.
     */
    public String open(Purpose purpose, byte[] sealed) {
        return new String(openBytes(purpose, sealed), StandardCharsets.UTF_8);
    }

    /** Reads what {@link #seal(Purpose, byte[])} wrote. */
    public byte[] openBytes(Purpose purpose, byte[] sealed) {
        if (sealed.length < 1 + NONCE + TAG_BITS / 8 || sealed[0] != KEY_NUMBER) {
            throw new IllegalStateException(
                    "A sealed %s of %d bytes with key number %d cannot be opened.\nMaybe it was written with another key file?"
                            .formatted(
                                    purpose, sealed.length, sealed.length == 0 ? -1 : sealed[0]));
        }
        var cipher = opening(purpose, Arrays.copyOfRange(sealed, 1, 1 + NONCE));
        var length = sealed.length - 1 - NONCE;
        var plain = new byte[cipher.getOutputSize(length)];
        var written = finish(cipher, sealed, 1 + NONCE, length, plain, 0);
        return written == plain.length ? plain : Arrays.copyOf(plain, written);
    }

    /** 32 bytes, the same for the same purpose and text, and useless without the key. */
    public byte[] blindIndex(Purpose purpose, String text) {
        var mac = new HMac(new SM3Digest());
        mac.init(index);
        mac.update((byte) purpose.ordinal());
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(bytes, 0, bytes.length);
        var out = new byte[mac.getMacSize()];
        mac.doFinal(out, 0);
        return out;
    }

    private GCMBlockCipher opening(Purpose purpose, byte[] nonce) {
        var cipher = (GCMBlockCipher) GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(
                false,
                new AEADParameters(field, TAG_BITS, nonce, new byte[] {(byte) purpose.ordinal()}));
        return cipher;
    }

    private static int finish(
            GCMBlockCipher cipher, byte[] in, int from, int length, byte[] out, int at) {
        try {
            var written = cipher.processBytes(in, from, length, out, at);
            return written + cipher.doFinal(out, at + written);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException(
                    "A sealed field does not open.\n"
                            + "Maybe it was altered, or sealed with another key?",
                    e);
        }
    }

    /** What a sealed field holds. Append only: the position is part of every sealed value. */
    public enum Purpose {
        RESIDENT_ID,
        MOBILE,
        ROSTER_FILE,
        CONTACT,
        USCC,
        API_SECRET,
        KEPT_ANSWER,
        VOUCHER_CODE,
        BANK_ACCOUNT,
        PAYMENT_FILE,
        APPLICATION_FILE
    }
}
