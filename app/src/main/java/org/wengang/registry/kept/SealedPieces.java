package org.wengang.registry.kept;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.Consumer;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;

/** Seals what is written to it in pieces of a megabyte, the last one when it is closed. */
public final class SealedPieces extends OutputStream {

    private static final int PIECE = 1 << 20;

    private final FieldCipher cipher;
    private final Consumer<byte[]> pieces;
    private final byte[] piece = new byte[PIECE];
    private int filled;
    private long bytes;

    /**
     * @param pieces take what is sealed, in order
     */
    public SealedPieces(FieldCipher cipher, Consumer<byte[]> pieces) {
        this.cipher = cipher;
        this.pieces = pieces;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int from, int length) {
        int done = 0;
        while (done < length) {
            int part = Math.min(length - done, PIECE - filled);
            System.arraycopy(source, from + done, piece, filled, part);
            filled += part;
            done += part;
            if (filled == PIECE) {
                send();
            }
        }
        bytes += length;
    }

    private void send() {
        pieces.accept(cipher.seal(Purpose.ROSTER_FILE, Arrays.copyOf(piece, filled)));
        filled = 0;
    }

    @Override
    public void close() {
        if (filled > 0) {
            send();
        }
    }

    /** Written so far, before sealing. */
    public long bytes() {
        return bytes;
    }
}
