package org.wengang.voucher;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;

/** Keeps codes sealed, and findable by a keyed hash alone. */
@Component
public class VoucherCodes {

    private final FieldCipher cipher;

    VoucherCodes(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /**
     * A new code as it is stored.
     *
     * @param index 32 bytes by which its voucher is found
     */
    public record Kept(byte[] index, byte[] sealed) {

        /** In hexadecimal, as a statement that takes many is given it. */
        public String indexHex() {
            return HexFormat.of().formatHex(index);
        }

        /** Likewise. */
        public String sealedHex() {
            return HexFormat.of().formatHex(sealed);
        }
    }

    /** So many new ones. */
    public List<Kept> newOnes(int count) {
        var sealer = cipher.sealer(Purpose.VOUCHER_CODE);
        return Stream.generate(VoucherCode::random)
                .limit(count)
                .map(code -> new Kept(index(code), sealer.seal(code.value())))
                .toList();
    }

    /** 32 bytes by which the voucher of a code is found. */
    public byte[] index(VoucherCode code) {
        return cipher.blindIndex(Purpose.VOUCHER_CODE, code.value());
    }

    public VoucherCode opened(byte[] sealed) {
        return new VoucherCode(cipher.open(Purpose.VOUCHER_CODE, sealed));
    }
}
