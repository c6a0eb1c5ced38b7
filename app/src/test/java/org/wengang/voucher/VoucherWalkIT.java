package org.wengang.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.Scope;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.job.DailyWork;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.voucher.Program.Answered;

/**
 * Any sequence of spending, giving back, sending again, settling, expiring and letting days pass: a
 * model in plain Java foretells each answer and what is left of every voucher.
 */
@WengangTest
class VoucherWalkIT {

    private static final int STEPS = 60;
    private static final int MOST_A_DAY = 60_000;
    private static final int MOST_USES = 2;
    private static final LocalDate LAST_DAY = LocalDate.of(2021, 3, 8);

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    @Autowired List<DailyWork> nightly;
    GivenVouchers given;
    Officer settler;
    List<Till> tills;
    List<Held> vouchers = new ArrayList<>();
    List<Spent> spent = new ArrayList<>();
    LocalDate today = LocalDate.of(2021, 2, 13);
    Random random = new Random(0);
    int done;

    /** A till, and what it took today where it has limits. */
    private static final class Till {

        final Program program;
        final boolean isLimited;
        final Map<Held, Integer> uses = new HashMap<>();
        long takenFen;

        Till(Program program, boolean isLimited) {
            this.program = program;
            this.isLimited = isLimited;
        }

        boolean takes(Held voucher, long amountFen) {
            return !isLimited
                    || takenFen + amountFen <= MOST_A_DAY
                            && uses.getOrDefault(voucher, 0) < MOST_USES;
        }
    }

    /** A voucher of the model. */
    private static final class Held {

        final VoucherCode code;
        final boolean isPartial;
        final long faceFen;
        long leftFen;
        boolean isVoid;

        Held(VoucherCode code, boolean isPartial, long faceFen) {
            this.code = code;
            this.isPartial = isPartial;
            this.faceFen = faceFen;
            this.leftFen = faceFen;
        }

        boolean gives(long amountFen, LocalDate day) {
            return !day.isAfter(LAST_DAY)
                    && !isVoid
                    && leftFen >= amountFen
                    && (isPartial || leftFen == amountFen);
        }
    }

    /** A redemption of the model. */
    private static final class Spent {

        final Till till;
        final Held voucher;
        final UUID key;
        final long amountFen;
        final LocalDate day;
        final Answered answer;
        boolean isReversed;

        Spent(Till till, Held voucher, UUID key, long amountFen, LocalDate day, Answered answer) {
            this.till = till;
            this.voucher = voucher;
            this.key = key;
            this.amountFen = amountFen;
            this.day = day;
            this.answer = answer;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void every_answer_and_all_that_is_left_are_as_the_model_foretells(long seed) {
        random = new Random(seed);
        for (var step = 0; step < STEPS; step++) {
            step(random.nextInt(12), "step %d of walk %d".formatted(step, seed));
        }
        assertThat(done).as("redemptions of walk %d", seed).isGreaterThan(4);
        today = LAST_DAY.plusDays(1);
        clock.moveTo(today + "T03:00");
        expire();
        assertThat(left()).isEqualTo(foretold());
        assertThat(count("select coalesce(sum(expired_fen), 0) from voucher.voucher"))
                .isEqualTo(vouchers.stream().mapToLong(each -> each.leftFen).sum());
        assertThat(given.errorsOfMoney()).isEmpty();
    }

    @BeforeEach
    void two_vouchers_to_be_spent_bit_by_bit_and_two_whole_ones() {
        given = new GivenVouchers(application, clock);
        given.published(TAOCHENG, 1, 2, 0);
        clock.moveTo(GivenVouchers.AFTER_NOTICE);
        assertThat(given.issue(given.finance, "partial").status()).isEqualTo(303);
        given.codes().forEach(code -> vouchers.add(new Held(code, true, 50_000)));
        clock.moveTo("2021-02-11T09:00");
        given.published(TAOCHENG, 3, 2, 1);
        clock.moveTo(GivenVouchers.AFTER_NOTICE);
        assertThat(given.issue(given.finance, "whole").status()).isEqualTo(303);
        given.codes().stream().skip(2).forEach(code -> vouchers.add(new Held(code, false, 60_000)));
        tills =
                List.of(
                        new Till(new Program(application, given.till(TAOCHENG, "试验超市")), false),
                        new Till(
                                new Program(application, given.till(TAOCHENG, "试验商场", "600", "2")),
                                true));
        settler = given.entitlements().officer(TAOCHENG, Role.FINANCE);
    }

    private void step(int kind, String which) {
        switch (kind) {
            case 0, 1, 2, 3, 4, 5 -> redeem(which);
            case 6, 7, 8 -> reverse(which);
            case 9 -> again(which);
            case 10 -> settle();
            default -> nextDay();
        }
        assertThat(left()).as(which).isEqualTo(foretold());
    }

    private void redeem(String which) {
        var till = any(tills);
        var voucher = any(vouchers);
        long amount = random.nextInt(3) == 0 ? voucher.faceFen : 1 + random.nextInt(15_000);
        var key = Ids.newId();
        var may = voucher.gives(amount, today) && till.takes(voucher, amount);
        var answer = till.program.redeem(key, voucher.code, amount);
        assertThat(answer.status()).as(which + " redeems").isEqualTo(may ? 200 : 409);
        if (may) {
            done++;
            voucher.leftFen -= amount;
            till.takenFen += amount;
            till.uses.merge(voucher, 1, Integer::sum);
            spent.add(new Spent(till, voucher, key, amount, today, answer));
        }
    }

    private void reverse(String which) {
        var one = anySpent();
        if (one == null) {
            return;
        }
        var till = any(tills);
        var answer = till.program.reverse(Ids.newId(), one.answer.id());
        if (till != one.till) {
            assertThat(answer.status()).as(which + " reverses another’s").isEqualTo(404);
            return;
        }
        var may = !one.isReversed && one.day.equals(today);
        assertThat(answer.status()).as(which + " reverses").isEqualTo(may ? 200 : 409);
        if (may) {
            one.isReversed = true;
            one.voucher.leftFen += one.amountFen;
            till.takenFen -= one.amountFen;
            till.uses.merge(one.voucher, -1, Integer::sum);
        }
    }

    private void again(String which) {
        var one = anySpent();
        if (one != null) {
            var same = one.till.program.redeem(one.key, one.voucher.code, one.amountFen);
            assertThat(same).as(which + " again").isEqualTo(one.answer);
            var other = one.till.program.redeem(one.key, one.voucher.code, one.amountFen + 1);
            assertThat(other.status()).as(which + " otherwise").isEqualTo(409);
        }
    }

    private void settle() {
        var merchants =
                given.entitlements()
                        .owner()
                        .sql("select merchant_id::text from voucher.merchant")
                        .query((row, number) -> row.getString(1))
                        .list();
        for (var merchant : merchants) {
            given.browsing()
                    .send(
                            settler,
                            "/settlements",
                            "merchant",
                            merchant,
                            "submission",
                            Ids.newId().toString());
        }
    }

    private void nextDay() {
        today = random.nextInt(8) == 0 && today.isBefore(LAST_DAY) ? LAST_DAY : today.plusDays(1);
        clock.moveTo(today + "T09:00");
        tills.forEach(till -> {
            till.takenFen = 0;
            till.uses.clear();
        });
        expire();
    }

    private void expire() {
        var work =
                nightly.stream()
                        .filter(each -> each.name().equals("expire-vouchers"))
                        .findFirst()
                        .orElseThrow();
        Scope.system(OrgPath.ROOT, work.name()).run(work::run);
        vouchers.forEach(voucher -> voucher.isVoid |= today.isAfter(LAST_DAY));
    }

    private <T> T any(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private @Nullable Spent anySpent() {
        return spent.isEmpty()
                ? null
                : spent.get(spent.size() - 1 - random.nextInt(Math.min(4, spent.size())));
    }

    private Map<String, Long> foretold() {
        var left = new HashMap<String, Long>();
        vouchers.forEach(voucher -> left.put(voucher.code.value(), voucher.leftFen));
        return left;
    }

    private Map<String, Long> left() {
        var codes = given.codes();
        var left =
                given.entitlements()
                        .owner()
                        .sql("select left_fen from voucher.voucher order by issue_id, number")
                        .query((row, number) -> row.getLong(1))
                        .list();
        var byCode = new HashMap<String, Long>();
        for (var i = 0; i < codes.size(); i++) {
            byCode.put(codes.get(i).value(), left.get(i));
        }
        return byCode;
    }

    private long count(String sql) {
        return given.entitlements().count(sql);
    }
}
