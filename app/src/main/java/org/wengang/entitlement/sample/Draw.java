package org.wengang.entitlement.sample;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A draw that anybody can repeat: everything is put in the order of the SHA-256 of seed and id, and
 * the first are taken. It depends on nothing but the seed and what there is to draw from.
 *
 * @param seed any words
 */
record Draw(String seed) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SEED_BYTES = 32;

    /** With a seed that nobody knew before, of 64 hexadecimal digits. */
    static Draw fresh() {
        var seed = new byte[SEED_BYTES];
        RANDOM.nextBytes(seed);
        return new Draw(HexFormat.of().formatHex(seed));
    }

    private record Lot(byte[] hash, UUID id) {}

    /**
     * @param size at most as many as there are
     * @return in the order drawn, none twice
     */
    List<UUID> of(Collection<UUID> population, int size) {
        return population.stream()
                .distinct()
                .map(id -> new Lot(hash("award", id), id))
                .sorted(Comparator.comparing(Lot::hash, Arrays::compareUnsigned))
                .limit(size)
                .map(Lot::id)
                .toList();
    }

    /**
     * Who looks at an award: the first, in an order of its own for each award, who had no part in
     * it.
     *
     * @param inspectors whoever may inspect
     * @param involved those who had a part in it
     * @return empty if everybody had
     */
    Optional<UUID> inspector(UUID award, Collection<UUID> inspectors, Set<UUID> involved) {
        return inspectors.stream()
                .filter(inspector -> !involved.contains(inspector))
                .map(inspector -> new Lot(hash(award.toString(), inspector), inspector))
                .min(Comparator.comparing(Lot::hash, Arrays::compareUnsigned))
                .map(Lot::id);
    }

    /** Names a population whatever its order, in 64 hexadecimal digits. */
    static String mark(Collection<UUID> population) {
        var sha = sha256();
        var ids = new ArrayList<>(population.stream().map(UUID::toString).distinct().toList());
        ids.sort(Comparator.naturalOrder());
        ids.forEach(id -> sha.update((id + "\n").getBytes(StandardCharsets.US_ASCII)));
        return HexFormat.of().formatHex(sha.digest());
    }

    private byte[] hash(String what, UUID id) {
        return sha256().digest(
                        String.join("\n", seed, what, id.toString())
                                .getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
