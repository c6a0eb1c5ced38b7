package org.wengang.registry.kept;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.IntFunction;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;

/** Reads what {@link SealedPieces} sealed, a piece after the other. */
public final class OpenedPieces implements Enumeration<InputStream> {

    private final FieldCipher cipher;
    private final IntFunction<Optional<byte[]>> pieces;
    private final long bytes;
    private long opened;
    private Optional<byte[]> next;
    private int number;

    private OpenedPieces(FieldCipher cipher, IntFunction<Optional<byte[]>> pieces, long bytes) {
        this.cipher = cipher;
        this.pieces = pieces;
        this.bytes = bytes;
        this.next = pieces.apply(0);
    }

    /**
     * @param pieces by their number, from 0; empty behind the last
     * @param bytes of all of them, opened; a stream that ends before or after is a bug
     */
    public static InputStream stream(
            FieldCipher cipher, IntFunction<Optional<byte[]>> pieces, long bytes) {
        return new SequenceInputStream(new OpenedPieces(cipher, pieces, bytes));
    }

    @Override
    public boolean hasMoreElements() {
        if (next.isEmpty() && opened != bytes) {
            throw new IllegalStateException(
                    "A kept file has %d bytes where it had %d.\nMaybe a piece of it is missing?"
                            .formatted(opened, bytes));
        }
        return next.isPresent();
    }

    @Override
    public InputStream nextElement() {
        var sealed = next.orElseThrow(NoSuchElementException::new);
        next = pieces.apply(++number);
        var piece = cipher.openBytes(Purpose.ROSTER_FILE, sealed);
        opened += piece.length;
        return new ByteArrayInputStream(piece);
    }
}
