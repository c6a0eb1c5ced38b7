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
    private Optional<byte[]> next;
    private int number;

    private OpenedPieces(FieldCipher cipher, IntFunction<Optional<byte[]>> pieces) {
        this.cipher = cipher;
        this.pieces = pieces;
        this.next = pieces.apply(0);
    }

    /**
     * @param pieces by their number, from 0; empty behind the last
     * @return nothing to read where there is not even the first
     */
    public static InputStream stream(FieldCipher cipher, IntFunction<Optional<byte[]>> pieces) {
        return new SequenceInputStream(new OpenedPieces(cipher, pieces));
    }

    @Override
    public boolean hasMoreElements() {
        return next.isPresent();
    }

    @Override
    public InputStream nextElement() {
        var sealed = next.orElseThrow(NoSuchElementException::new);
        next = pieces.apply(++number);
        return new ByteArrayInputStream(cipher.openBytes(Purpose.ROSTER_FILE, sealed));
    }
}
