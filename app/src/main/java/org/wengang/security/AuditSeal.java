package org.wengang.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** Chains audit entries by HMAC-SM3 over the former hash and every part of the entry. */
final class AuditSeal {

    /** The hash before the first entry. */
    static final byte[] START = new byte[32];

    private final KeyParameter key;

    AuditSeal(Keys keys) {
        this.key = new KeyParameter(keys.audit());
    }

    byte[] hash(byte[] former, AuditRepository.Entry entry) {
        var mac = new HMac(new SM3Digest());
        mac.init(key);
        mac.update(former, 0, former.length);
        for (var part :
                List.of(
                        entry.organisation().value(),
                        Long.toString(entry.number()),
                        entry.at().toString(),
                        String.valueOf(entry.actor()),
                        entry.actorName(),
                        entry.action(),
                        entry.subject(),
                        entry.detail())) {
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            // The length goes before each part, so that no two entries read the same.
            var length =
                    Integer.toString(bytes.length).concat(":").getBytes(StandardCharsets.US_ASCII);
            mac.update(length, 0, length.length);
            mac.update(bytes, 0, bytes.length);
        }
        var out = new byte[mac.getMacSize()];
        mac.doFinal(out, 0);
        return out;
    }

    static boolean same(byte[] a, byte[] b) {
        return MessageDigest.isEqual(a, b);
    }
}
