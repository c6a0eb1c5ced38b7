package org.wengang.entitlement.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.award.PolicyName;
import org.wengang.entitlement.award.PolicyNameRepository;
import org.wengang.entitlement.award.PoolRepository;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;

/** Publishes what was approved. Reading needs no sign-in. */
@Service
class Notices {

    /** A notice runs at least until tomorrow and at most so many days. */
    static final int MOST_DAYS = 60;

    private final NoticeRepository repository;
    private final PolicyNameRepository policyNames;
    private final PoolRepository pools;
    private final Audit audit;
    private final Clock clock;

    Notices(
            NoticeRepository repository,
            PolicyNameRepository policyNames,
            PoolRepository pools,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.policyNames = policyNames;
        this.pools = pools;
        this.audit = audit;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /**
     * The first day on which a notice that this office publishes today may end: as it or an office
     * above it decided, else tomorrow.
     */
    @Transactional(readOnly = true)
    public LocalDate earliest(Officer officer) {
        return repository.leastDay(officer.org(), today()).orElseGet(() -> today().plusDays(1));
    }

    /** Whether a notice published today may run until then, inclusive. */
    @Transactional(readOnly = true)
    public boolean isPossible(Officer officer, LocalDate lastDay) {
        return !lastDay.isBefore(earliest(officer))
                && !lastDay.isAfter(today().plusDays(MOST_DAYS));
    }

    /** What this scope could publish. */
    @Transactional(readOnly = true)
    public List<Publishable> publishable() {
        return repository.publishable();
    }

    /**
     * Publishes every approved award of the policy that stands in no notice yet.
     *
     * @param lastDay last day for objections, inclusive; the officer's choice, see {@link
     *     #isPossible}
     * @param submission of the form: the same one sent twice publishes once
     * @return the notice
     * @throws Refused security-role-missing, entitlement-nothing-to-publish
     */
    @Transactional
    UUID publish(
            Officer officer,
            UUID policyVersionId,
            String title,
            LocalDate lastDay,
            UUID submission) {
        officer.require(Role.CASEWORKER);
        pools.lock(policyVersionId);
        var before = repository.bySubmission(submission);
        if (before.isPresent()) {
            return before.get();
        }
        var lines = repository.unpublished(policyVersionId);
        var policy = policyNames.find(policyVersionId);
        if (lines.isEmpty() || policy.isEmpty()) {
            throw new Refused(EntitlementProblem.NOTHING_TO_PUBLISH);
        }
        var notice = notice(officer, policy.get(), title, lastDay, lines);
        repository.insert(notice, officer.id(), submission);
        repository.insertLines(notice.id(), lines);
        audit.record(
                "notice-published",
                "notice " + notice.id(),
                "%d lines until %s".formatted(notice.lineCount(), lastDay));
        return notice.id();
    }

    private Notice notice(
            Officer officer,
            PolicyName policy,
            String title,
            LocalDate lastDay,
            List<NoticeRepository.Unpublished> lines) {
        return new Notice(
                Ids.newId(),
                officer.org(),
                policy.id(),
                policy.code(),
                policy.title(),
                title,
                clock.instant(),
                today(),
                lastDay,
                repository.publicUntil(officer.org(), lastDay).orElse(null),
                lines.size(),
                lines.stream().mapToLong(NoticeRepository.Unpublished::amountFen).sum());
    }

    /**
     * Those in public view; an officer also sees those of the own office and below that were
     * withdrawn.
     *
     * @param reader null for anybody
     */
    @Transactional(readOnly = true)
    List<Notice> page(@Nullable Officer reader, Cursor cursor, int limit) {
        var office = reader == null ? "" : reader.org().value();
        return repository.page(today(), office, cursor, limit);
    }

    /**
     * @throws Refused entitlement-notice-not-found
     */
    @Transactional(readOnly = true)
    Notice get(UUID id) {
        return repository
                .find(id)
                .orElseThrow(() -> new Refused(EntitlementProblem.NOTICE_NOT_FOUND));
    }

    /**
     * Whether that reader may see its lines: anybody before it is withdrawn, afterwards officers of
     * its office and of those above.
     */
    boolean isOpenTo(@Nullable Officer reader, Notice notice) {
        return !notice.isWithdrawn(today())
                || reader != null && reader.org().contains(notice.organisation());
    }

    @Transactional(readOnly = true)
    List<NoticeLine> lines(UUID notice, Cursor cursor, int limit) {
        return repository.lines(notice, cursor, limit);
    }

    /**
     * @throws Refused entitlement-notice-not-found if there is no such line either
     */
    @Transactional(readOnly = true)
    NoticeLine line(UUID notice, int number) {
        return repository
                .line(notice, number)
                .orElseThrow(() -> new Refused(EntitlementProblem.NOTICE_NOT_FOUND));
    }
}
