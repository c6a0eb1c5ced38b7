package org.wengang.bench.money;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What the clients know of each other's doings: codes, batches, files, who may claim. */
final class Town {

    private static final int HOT = 8;

    private final List<String> tills;
    private final List<Person> people;
    private final Map<String, String> names;
    private final List<Voucher> vouchers = new ArrayList<>();
    private final List<String> batches = new CopyOnWriteArrayList<>();
    private final Map<String, List<Line>> lines = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Boolean>> files = new ConcurrentHashMap<>();
    private final Map<String, String> claimed = new ConcurrentHashMap<>();
    private volatile String campaign = "";

    /**
     * @param tills secrets of merchants
     * @param people who may claim
     * @param names of whoever is paid, by the id of the record
     */
    Town(List<String> tills, List<Person> people, Map<String, String> names) {
        this.tills = List.copyOf(tills);
        this.people = List.copyOf(people);
        this.names = Map.copyOf(names);
    }

    /** Somebody invented. */
    record Person(String name, String number) {}

    /**
     * A voucher somebody holds.
     *
     * @param isPartial whether it may be spent bit by bit
     */
    record Voucher(String code, long faceFen, boolean isPartial) {}

    /** A line of a batch as the bank knows it. */
    record Line(String reference, String yuan) {}

    String till(int client) {
        return tills.get(client % tills.size());
    }

    Person anybody(RandomGenerator random) {
        return people.get(random.nextInt(people.size()));
    }

    /** Null for whom nothing is known. */
    @Nullable String name(String subject) {
        return names.get(subject);
    }

    synchronized void add(Voucher voucher) {
        vouchers.add(voucher);
    }

    /** Mostly one of the newest, so that many tills race for the same; null while there is none. */
    synchronized @Nullable Voucher voucher(RandomGenerator random) {
        if (vouchers.isEmpty()) {
            return null;
        }
        var newest = Math.min(HOT, vouchers.size());
        return random.nextInt(3) > 0
                ? vouchers.get(vouchers.size() - 1 - random.nextInt(newest))
                : vouchers.get(random.nextInt(vouchers.size()));
    }

    void addBatch(String batch) {
        batches.add(batch);
    }

    /** One of the newest; null while there is none. */
    @Nullable String batch(RandomGenerator random) {
        var known = batches.toArray(String[]::new);
        var newest = Math.min(HOT, known.length);
        return newest == 0 ? null : known[known.length - 1 - random.nextInt(newest)];
    }

    /** Empty while nobody has read its file. */
    List<Line> lines(String batch) {
        return lines.getOrDefault(batch, List.of());
    }

    void read(String batch, List<Line> known) {
        lines.put(batch, List.copyOf(known));
    }

    /**
     * What a return file says, kept before it is sent.
     *
     * @param outcomes whether a line was paid, by its reference
     */
    void wrote(String file, Map<String, Boolean> outcomes) {
        files.put(file, Map.copyOf(outcomes));
    }

    /** By batch and digest. */
    Map<String, Map<String, Boolean>> files() {
        return files;
    }

    String campaign() {
        return campaign;
    }

    void announce(String released) {
        campaign = released;
    }

    /**
     * Somebody was told a code.
     *
     * @return the code they were told before, or null
     */
    @Nullable String claimed(String campaignId, Person person, String code) {
        return claimed.putIfAbsent(campaignId + person.number(), code);
    }
}
