package org.wengang.entitlement.setting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.Refused;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** What offices decided about their work; those who set rules decide it. */
@Service
class Settings {

    private final SettingRepository repository;
    private final Audit audit;
    private final Clock clock;

    Settings(SettingRepository repository, Audit audit, Clock clock) {
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** In force for the officer's office, those of the offices above it first. */
    @Transactional(readOnly = true)
    List<Setting> over(Officer officer) {
        return repository.over(officer.org());
    }

    /** What the office itself decided; null if nothing yet. */
    @Transactional(readOnly = true)
    @Nullable Setting own(Officer officer) {
        return repository.over(officer.org()).stream()
                .filter(setting -> setting.organisation().equals(officer.org()))
                .findFirst()
                .orElse(null);
    }

    /** Declared by offices from the first day of last year on. */
    @Transactional(readOnly = true)
    List<OfficeDay> days() {
        return repository.days(LocalDate.now(clock).minusYears(1).withDayOfYear(1));
    }

    /**
     * In force at once, for reviews that are not decided yet too.
     *
     * @param setting of the officer's own office
     * @param submission of the form: the same one sent twice decides once
     * @throws Refused security-role-missing
     */
    @Transactional
    void decide(Officer officer, Setting setting, UUID submission) {
        officer.require(Role.POLICY_OFFICER);
        if (repository.insert(setting, submission, officer.id())) {
            audit.record(
                    "office-setting-decided",
                    "office " + officer.org().value(),
                    "cash above %s fen, vouchers above %s fen, %s days, %s, public %s days"
                            .formatted(
                                    setting.cashReviewFen(),
                                    setting.voucherReviewFen(),
                                    setting.reviewDays(),
                                    setting.notice(),
                                    setting.publicDays()));
        }
    }

    /**
     * @throws Refused security-role-missing
     */
    @Transactional
    void declare(Officer officer, LocalDate day, boolean isWorking, String name) {
        officer.require(Role.POLICY_OFFICER);
        var declared = new OfficeDay(officer.org(), day, isWorking, name);
        repository.declare(declared, officer.id(), clock.instant());
        audit.record("working-day-declared", "day " + day, isWorking ? "working" : "off");
    }

    /**
     * The country's calendar holds again; a day of another office stays.
     *
     * @throws Refused security-role-missing
     */
    @Transactional
    void revoke(Officer officer, LocalDate day) {
        officer.require(Role.POLICY_OFFICER);
        if (repository.revoke(officer.org(), day)) {
            audit.record("working-day-revoked", "day " + day, "");
        }
    }
}
