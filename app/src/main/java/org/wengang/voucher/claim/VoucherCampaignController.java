package org.wengang.voucher.claim;

import java.time.Clock;
import java.util.UUID;
import jte.Templates;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.wengang.entitlement.Forms;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;

/** Campaigns to claim vouchers from, planned and released. */
@Controller
@RequestMapping("/voucher-campaigns")
final class VoucherCampaignController {

    private final VoucherCampaigns campaigns;
    private final Clock clock;
    private final Templates templates;

    VoucherCampaignController(VoucherCampaigns campaigns, Clock clock, Templates templates) {
        this.campaigns = campaigns;
        this.clock = clock;
        this.templates = templates;
    }

    @GetMapping
    Answer list(Page page, @AuthenticationPrincipal Officer officer) {
        return Answer.page(
                templates.voucherCampaigns(page, campaigns.all(officer), clock.instant()));
    }

    @GetMapping("/new")
    Answer blank(Page page, @AuthenticationPrincipal Officer officer) {
        var form = VoucherCampaignForm.blank(Ids.newId().toString());
        return Answer.page(
                templates.voucherNewCampaign(
                        page, form, campaigns.sources(officer), FormErrors.none()));
    }

    @PostMapping
    Answer plan(
            Page page,
            @ModelAttribute VoucherCampaignForm form,
            @AuthenticationPrincipal Officer officer) {
        var sources = campaigns.sources(officer);
        var errors = FormErrors.none();
        var plan = form.plan(clock, sources, errors);
        if (plan.isEmpty()) {
            return Answer.invalid(templates.voucherNewCampaign(page, form, sources, errors));
        }
        campaigns.plan(officer, plan.get(), Forms.submission(form.submission(), plan.get()));
        return Answer.redirect("/voucher-campaigns", Flash.done("voucher.campaign.planned"));
    }

    @PostMapping("/{id}/release")
    Answer release(@PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        campaigns.release(officer, id);
        return Answer.redirect("/voucher-campaigns", Flash.done("voucher.campaign.released"));
    }
}
