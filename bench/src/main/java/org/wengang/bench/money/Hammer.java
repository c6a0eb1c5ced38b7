package org.wengang.bench.money;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.wengang.bench.money.Site.Blow;
import org.wengang.bench.money.Witness.Tally;

/**
 * Many clients at an installation of its own: {@code money.Hammer ROUNDS [SEED] [CLIENTS=64]}. In
 * each round they redeem, give back, claim, hand out vouchers, make and release batches, bring the
 * bank's files, find money, approve, publish and ask back, all at random and over HTTP, while at a
 * random moment nothing, the application, its database server or both are killed with SIGKILL and
 * started again. Whoever got no answer asks the same again. After each round what was acknowledged
 * is compared with the database, and the product's own checks are run over it. Ends with status 1
 * at the first round in which something is wrong; the same seed draws the same blows and the same
 * choices, though not the same order.
 */
public final class Hammer {

    private static final int LOAD_MILLIS = 4_000;
    private static final int AFTERWARDS_MILLIS = 2_000;
    private static final int ROUNDS_A_DAY = 8;
    private static final String CAMPAIGN_YUAN = "5";
    private static final int CAMPAIGN_COSTS_YUAN = 200;
    private static final int MOST_TRIES = 20;

    private final Path folder;
    private final int rounds;
    private final long seed;
    private final int clients;
    private final Witness witness = new Witness();
    private final AtomicLong lost = new AtomicLong();
    private final Map<Operation, Long> acknowledged = new TreeMap<>();
    private volatile LocalDate today = Setting.FIRST_DAY;
    private volatile boolean isOver;
    private long refused;
    private long askedAgain;
    private long repeated;
    private final Map<Blow, Integer> blows = new TreeMap<>();

    private Hammer(Path folder, int rounds, long seed, int clients) {
        this.folder = folder;
        this.rounds = rounds;
        this.seed = seed;
        this.clients = clients;
    }

    public static void main(String[] arguments) throws Exception {
        var rounds = Integer.parseInt(arguments[0]);
        var seed =
                arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime() % 100_000;
        var clients = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 64;
        var folder = Files.createTempDirectory("wengang-hammer");
        var isWell = new Hammer(folder, rounds, seed, clients).isWell();
        if (isWell) {
            delete(folder);
        }
        System.exit(isWell ? 0 : 1);
    }

    private boolean isWell() throws Exception {
        var began = System.nanoTime();
        try (var site = Site.open(folder.resolve("data"), today)) {
            var server = site.server();
            var door = new Door(witness, server.address(), server.password());
            Setting setting;
            try (var auditor = site.auditor()) {
                setting = Setting.up(server, auditor, folder, () -> today);
            }
            System.out.printf(
                    Locale.ROOT,
                    "seed %d, %d clients, set up in %.0f s, in %s%n",
                    seed,
                    clients,
                    seconds(began),
                    folder);
            var crowd = crowd(door, setting);
            for (var round = 1; round <= rounds; round++) {
                var start = System.nanoTime();
                var blow = Blow.any(drawn(1, round));
                newCampaign(site, door, setting, round);
                var millis = strike(site, door, crowd, blow, round);
                if (!isWell(round, blow, millis, setting, site, start)) {
                    return false;
                }
            }
            tell(began);
            return true;
        }
    }

    /** Tills seven of sixteen, claims three, finance three, other officers three. */
    private List<Client> crowd(Door door, Setting setting) {
        var crowd = new ArrayList<Client>();
        for (var i = 0; i < clients; i++) {
            var random = drawn(3, i);
            var town = setting.town();
            var second = i / 16 % 2 == 0 ? "caiwu" : "kuaiji";
            crowd.add(
                    switch (i % 16) {
                        case 0, 1, 2, 3, 4, 5, 6 ->
                                new Till(door, town, witness, random, town.till(i));
                        case 7, 8, 9 ->
                                new Claimant(door, town, witness, random, "visitor " + i, 500);
                        case 10, 11 ->
                                new Cashier(
                                        door,
                                        town,
                                        witness,
                                        random,
                                        setting.cash(),
                                        setting.cash().account(i % 16 == 10 ? "caiwu" : "kuaiji"));
                        case 12, 13 -> new Clerk(door, town, witness, random, setting.cash(), true);
                        case 14 -> new Clerk(door, town, witness, random, setting.voucher(), false);
                        default ->
                                new Issuer(
                                        door,
                                        town,
                                        witness,
                                        random,
                                        setting.voucher(),
                                        setting.voucher().account(second));
                    });
        }
        return crowd;
    }

    private void newCampaign(Site site, Door door, Setting setting, int round) throws SQLException {
        var title = "试验抢券" + round;
        var office = setting.voucher();
        door.send(
                office.account("jingban"),
                "/voucher-campaigns",
                "title",
                title,
                "face",
                CAMPAIGN_YUAN,
                "vouchers",
                "40",
                "opens",
                "2021-02-01T00:00",
                "closes",
                "2021-12-31T00:00",
                "firstDay",
                "2021-02-01",
                "lastDay",
                "2021-12-31",
                "use",
                "partial",
                "pool",
                office.policy(),
                "submission",
                Office.newId(drawn(4, round)));
        try (var auditor = site.auditor()) {
            var id = auditor.texts("select title, campaign_id from voucher.campaign").get(title);
            if (id == null) {
                throw new IllegalStateException("There is no campaign to claim from.");
            }
            // those who wait take what comes, until what is left is less than the first of them
            // needs
            for (var tries = 0; !isReleased(door, office, id); tries++) {
                if (tries == MOST_TRIES) {
                    throw new IllegalStateException("There is no money for a campaign.");
                }
                office.bringMoney(door, witness, auditor, CAMPAIGN_COSTS_YUAN);
            }
            setting.town().announce(id);
        }
    }

    private static boolean isReleased(Door door, Office office, String campaign) {
        return door.send(office.account("caiwu"), "/voucher-campaigns/" + campaign + "/release")
                .isDone();
    }

    /**
     * A round of everybody at once.
     *
     * @return after how many milliseconds the blow came
     */
    private long strike(Site site, Door door, List<Client> crowd, Blow blow, int round)
            throws Exception {
        isOver = false;
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var work = crowd.stream().map(client -> executor.submit(untilOver(client))).toList();
            var calendar = executor.submit(() -> letNoticesPass(site));
            var moment = 0;
            if (blow == Blow.NOTHING) {
                Thread.sleep(LOAD_MILLIS);
            } else {
                moment = 200 + drawn(2, round).nextInt(LOAD_MILLIS - 400);
                Thread.sleep(moment);
                // its day moves with a start only
                today = Setting.FIRST_DAY.plusDays(round / ROUNDS_A_DAY);
                site.strike(blow, today);
                door.open(site.server().address());
                Thread.sleep(AFTERWARDS_MILLIS);
            }
            isOver = true;
            for (var each : work) {
                each.get();
            }
            calendar.get();
            return moment;
        } finally {
            isOver = true;
            executor.shutdownNow();
        }
    }

    private Callable<Boolean> untilOver(Client client) {
        return () -> {
            while (!isOver) {
                client.act();
            }
            return true;
        };
    }

    /** As long as the round lasts; while the database is gone, it is tried again. */
    private boolean letNoticesPass(Site site) throws InterruptedException {
        while (!isOver) {
            try (var auditor = site.auditor()) {
                while (!isOver) {
                    auditor.letNoticesPass(today);
                    Thread.sleep(200);
                }
            } catch (SQLException | RuntimeException gone) {
                Thread.sleep(200);
            }
        }
        return true;
    }

    private boolean isWell(
            int round, Blow blow, long millis, Setting setting, Site site, long start)
            throws Exception {
        List<String> findings;
        try (var auditor = site.auditor()) {
            findings = auditor.findings(witness, setting.town(), lost::incrementAndGet);
        }
        findings.addAll(witness.violations());
        var tally = witness.endRound();
        if (!blow.hitsTheDatabase()) {
            findings.addAll(tally.faults());
        }
        add(tally, blow);
        System.out.printf(
                Locale.ROOT,
                "%3d %-18s %s acknowledged %4d, refused %4d, asked again %3d, repeated %3d, %4.1f s"
                        + " %s %s%n",
                round,
                blow,
                blow == Blow.NOTHING ? "          " : "at %4d ms,".formatted(millis),
                tally.acknowledged(),
                tally.refused().values().stream().mapToLong(Long::longValue).sum(),
                tally.askedAgain(),
                tally.repeated(),
                seconds(start),
                tally.done(),
                tally.refused());
        if (findings.isEmpty()) {
            return true;
        }
        System.out.printf(
                "WRONG: %d findings in round %d; repeat with money.Hammer %d %d %d%n",
                findings.size(), round, round, seed, clients);
        findings.stream().limit(40).forEach(finding -> System.out.println("  " + finding));
        System.out.printf(
                "lost acknowledged operations %d; the data is in %s%n", lost.get(), site.data());
        return false;
    }

    private void add(Tally tally, Blow blow) {
        tally.done().forEach((operation, count) -> acknowledged.merge(operation, count, Long::sum));
        refused += tally.refused().values().stream().mapToLong(Long::longValue).sum();
        askedAgain += tally.askedAgain();
        repeated += tally.repeated();
        blows.merge(blow, 1, Integer::sum);
    }

    private void tell(long began) {
        System.out.printf(
                Locale.ROOT,
                "%d rounds in %.0f s, %s, load %.1f%nacknowledged %d %s%nrefused %d, asked again"
                    + " without an answer %d, repeated with the same answer %d%nviolations 0, lost"
                    + " acknowledged operations %d%n",
                rounds,
                seconds(began),
                blows,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                acknowledged.values().stream().mapToLong(Long::longValue).sum(),
                acknowledged,
                refused,
                askedAgain,
                repeated,
                lost.get());
    }

    /** The same for the same seed, and unlike that of its neighbours. */
    private RandomGenerator drawn(int what, int which) {
        return new SplittableRandom(Objects.hash(seed, what, which));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void delete(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
