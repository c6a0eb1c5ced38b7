package org.wengang.security.sign;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.springframework.modulith.NamedInterface;

/**
 * Digests and signs files that are given out, so that anybody who has one can find out later
 * whether it was altered: SM3 (GB/T 32905) and SM2 with SM3 (GB/T 32918, curve {@code sm2p256v1},
 * the usual user id). Signatures are DER.
 */
@NamedInterface("sign")
public final class FileSigner {

    private static final X9ECParameters CURVE = GMNamedCurves.getByName("sm2p256v1");
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);

    private final ECPrivateKeyParameters secret;
    private final ECPublicKeyParameters open;

    /**
     * @param key as {@link #newKey} makes it
     */
    public FileSigner(byte[] key) {
        this.secret = new ECPrivateKeyParameters(new BigInteger(1, key), DOMAIN);
        this.open =
                new ECPublicKeyParameters(
                        new FixedPointCombMultiplier().multiply(DOMAIN.getG(), secret.getD()),
                        DOMAIN);
    }

    /** 32 bytes, a number from 1 to the order of the curve less 2. */
    public static byte[] newKey(SecureRandom random) {
        var key = new byte[32];
        BigInteger number;
        do {
            random.nextBytes(key);
            number = new BigInteger(1, key);
        } while (number.signum() == 0
                || number.compareTo(DOMAIN.getN().subtract(BigInteger.TWO)) > 0);
        return key;
    }

    /** The SM3 digest, 32 bytes. */
    public static byte[] digest(byte[] content) {
        var sm3 = new SM3Digest();
        sm3.update(content, 0, content.length);
        var digest = new byte[sm3.getDigestSize()];
        sm3.doFinal(digest, 0);
        return digest;
    }

    /** Another one each time. */
    public byte[] sign(byte[] content) {
        var signer = new SM2Signer();
        signer.init(true, new ParametersWithRandom(secret, new SecureRandom()));
        signer.update(content, 0, content.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether it was signed here, with just this content. */
    public boolean isSigned(byte[] content, byte[] signature) {
        var signer = new SM2Signer();
        signer.init(false, open);
        signer.update(content, 0, content.length);
        return signer.verifySignature(signature);
    }

    /** For whoever verifies elsewhere: the point, not compressed, in hexadecimal. */
    public String publicKey() {
        return HexFormat.of().formatHex(open.getQ().getEncoded(false));
    }
}
