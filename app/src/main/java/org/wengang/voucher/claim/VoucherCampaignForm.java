package org.wengang.voucher.claim;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.entitlement.Forms;
import org.wengang.entitlement.VoucherFunds.Source;
import org.wengang.web.FormErrors;

/**
 * What an officer wrote to plan a campaign.
 *
 * @param opens in China, as browsers write it: {@code 2021-02-13T10:00}
 * @param pool whose money it is: a policy version
 * @param use {@code whole} or {@code partial}; empty while nothing is chosen
 */
public record VoucherCampaignForm(
        String title,
        String face,
        String vouchers,
        String opens,
        String closes,
        String firstDay,
        String lastDay,
        String use,
        String pool,
        String submission) {

    private static final int LONGEST_TITLE = 60;
    private static final int MOST_VOUCHERS = 1_000_000;
    private static final int MOST_DAYS = 366;

    /** What a form leaves out is empty. */
    public VoucherCampaignForm {
        title = Objects.requireNonNullElse(title, "");
        face = Objects.requireNonNullElse(face, "");
        vouchers = Objects.requireNonNullElse(vouchers, "");
        opens = Objects.requireNonNullElse(opens, "");
        closes = Objects.requireNonNullElse(closes, "");
        firstDay = Objects.requireNonNullElse(firstDay, "");
        lastDay = Objects.requireNonNullElse(lastDay, "");
        use = Objects.requireNonNullElse(use, "");
        pool = Objects.requireNonNullElse(pool, "");
        submission = Objects.requireNonNullElse(submission, "");
    }

    /** What was written, without faults. */
    record Plan(
            String title,
            long faceFen,
            int vouchers,
            Instant opensAt,
            Instant closesAt,
            LocalDate firstDay,
            LocalDate lastDay,
            boolean partial,
            UUID pool) {}

    static VoucherCampaignForm blank(String submission) {
        return new VoucherCampaignForm("", "", "", "", "", "", "", "", "", submission);
    }

    /**
     * Empty if something is wrong, which then stands in {@code errors}.
     *
     * @param sources the pools of the office
     */
    Optional<Plan> plan(Clock clock, List<Source> sources, FormErrors errors) {
        if (title.isBlank() || title.strip().length() > LONGEST_TITLE) {
            errors.add("title", "voucher.merchant.fault.words", LONGEST_TITLE);
        }
        var zone = clock.getZone();
        var fen = fen(errors);
        var count = count(errors);
        var from = moment(opens, zone);
        var to = moment(closes, zone);
        if (from == null) {
            errors.add("opens", "voucher.campaign.fault.moment");
        }
        if (to == null || from != null && !to.isAfter(from)) {
            errors.add("closes", "voucher.campaign.fault.moment");
        } else if (!to.isAfter(clock.instant())) {
            errors.add("closes", "voucher.campaign.fault.over");
        }
        var first = Forms.day(firstDay).orElse(null);
        var last = Forms.day(lastDay).orElse(null);
        if (first == null) {
            errors.add("firstDay", "voucher.merchant.fault.day");
        }
        if (last == null) {
            errors.add("lastDay", "voucher.issue.fault.day");
        } else if (first != null
                && (last.isBefore(first) || last.isAfter(first.plusDays(MOST_DAYS)))) {
            errors.add("lastDay", "voucher.issue.fault.last-day", MOST_DAYS);
        } else if (to != null && to.isAfter(last.plusDays(1).atStartOfDay(zone).toInstant())) {
            errors.add("lastDay", "voucher.campaign.fault.last-day");
        }
        if (!use.equals("whole") && !use.equals("partial")) {
            errors.add("use", "voucher.issue.fault.use");
        }
        var source = source(sources);
        if (source == null) {
            errors.add("pool", "voucher.campaign.fault.pool");
        }
        return errors.hasErrors()
                        || source == null
                        || from == null
                        || to == null
                        || first == null
                        || last == null
                ? Optional.empty()
                : Optional.of(
                        new Plan(
                                title.strip(),
                                fen,
                                count,
                                from,
                                to,
                                first,
                                last,
                                use.equals("partial"),
                                source));
    }

    private @Nullable UUID source(List<Source> sources) {
        return sources.stream()
                .map(Source::policyVersionId)
                .filter(id -> id.toString().equals(pool))
                .findFirst()
                .orElse(null);
    }

    private long fen(FormErrors errors) {
        var fen = Forms.fen(face);
        if (fen.isEmpty()) {
            errors.add("face", "voucher.fault.amount");
        }
        return fen.orElse(0);
    }

    private int count(FormErrors errors) {
        var count = Forms.count(vouchers, MOST_VOUCHERS);
        if (count.isEmpty()) {
            errors.add("vouchers", "voucher.merchant.fault.uses", MOST_VOUCHERS);
        }
        return count.orElse(0);
    }

    private static @Nullable Instant moment(String text, ZoneId zone) {
        try {
            var moment = LocalDateTime.parse(text.strip());
            return Forms.day(moment.toLocalDate().toString()).isEmpty()
                    ? null
                    : moment.atZone(zone).toInstant();
        } catch (DateTimeParseException noMoment) {
            return null;
        }
    }
}
