package org.wengang.voucher.claim;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.VoucherFunds;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.voucher.VoucherProblem;
import org.wengang.voucher.claim.VoucherCampaignForm.Plan;

/** Campaigns to claim vouchers from: planned by one officer, released by another. */
@Service
@Transactional
class VoucherCampaigns {

    private final VoucherCampaignRepository repository;
    private final VoucherFunds funds;
    private final Audit audit;
    private final Clock clock;

    VoucherCampaigns(
            VoucherCampaignRepository repository, VoucherFunds funds, Audit audit, Clock clock) {
        this.repository = repository;
        this.funds = funds;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws Refused security-role-missing; likewise the others
     */
    @Transactional(readOnly = true)
    List<VoucherCampaign> all(Officer officer) {
        officer.require(Role.CASEWORKER, Role.FINANCE);
        return repository.all(officer.id());
    }

    /**
     * The pools that may pay a campaign of the officer's office.
     *
     * @throws Refused security-role-missing
     */
    @Transactional(readOnly = true)
    List<VoucherFunds.Source> sources(Officer officer) {
        officer.require(Role.CASEWORKER);
        return funds.sources(officer.org());
    }

    /**
     * Of any office the scope reaches, for whoever claims.
     *
     * @throws Refused voucher-campaign-not-found, also where it is not let go
     */
    @Transactional(readOnly = true)
    VoucherCampaign released(UUID id) {
        return repository
                .find(id, null)
                .filter(VoucherCampaign::isReleased)
                .orElseThrow(() -> new Refused(VoucherProblem.CAMPAIGN_NOT_FOUND));
    }

    /**
     * @param submission of the form: the same one sent twice is one campaign
     * @return the campaign
     */
    UUID plan(Officer officer, Plan plan, UUID submission) {
        officer.require(Role.CASEWORKER);
        var before = repository.bySubmission(submission);
        if (before.isPresent()) {
            return before.get();
        }
        var id = Ids.newId();
        repository.insert(id, officer.org(), plan, submission, officer.id(), clock.instant());
        audit.record(
                "voucher-campaign-planned",
                "voucher campaign " + id,
                "%d vouchers of %d fen".formatted(plan.vouchers(), plan.faceFen()));
        return id;
    }

    /**
     * Lets it go, for good; its pool commits all that it may cost.
     *
     * @throws Refused voucher-campaign-not-found, voucher-own-campaign, voucher-campaign-released,
     *     voucher-campaign-over, entitlement-fund-over-budget
     */
    void release(Officer officer, UUID id) {
        officer.require(Role.FINANCE);
        var campaign =
                repository
                        .find(id, officer.id())
                        .orElseThrow(() -> new Refused(VoucherProblem.CAMPAIGN_NOT_FOUND));
        if (campaign.isOwn()) {
            throw new Refused(VoucherProblem.OWN_CAMPAIGN);
        }
        if (campaign.isReleased()) {
            throw new Refused(VoucherProblem.CAMPAIGN_RELEASED);
        }
        if (!clock.instant().isBefore(campaign.closesAt())) {
            throw new Refused(VoucherProblem.CAMPAIGN_OVER);
        }
        var pool = campaign.policyVersionId();
        if (pool != null) {
            funds.commit(id, pool, campaign.organisation(), campaign.totalFen(), officer.id());
        }
        if (!repository.release(id, officer.id(), clock.instant())) {
            throw new Refused(VoucherProblem.CAMPAIGN_RELEASED);
        }
        audit.record("voucher-campaign-released", "voucher campaign " + id, "");
    }
}
