package org.wengang.voucher.claim;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import jte.Templates;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.database.Scope;
import org.wengang.entitlement.Forms;
import org.wengang.kernel.IdentityDocument;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PersonName;
import org.wengang.kernel.Refused;
import org.wengang.registry.Workers.Named;
import org.wengang.voucher.VoucherCode;
import org.wengang.voucher.VoucherProblem;
import org.wengang.voucher.WrongCodes;
import org.wengang.web.Answer;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;

/** Claiming a voucher by name and number, without signing in. */
@Controller
final class ClaimController {

    private static final int PATIENCE_SECONDS = 10;
    private static final String COME_AGAIN_SECONDS = "2";

    private final VoucherCampaigns campaigns;
    private final Claims claims;
    private final WrongCodes unknown;
    private final Clock clock;
    private final Templates templates;

    ClaimController(
            VoucherCampaigns campaigns,
            Claims claims,
            WrongCodes unknown,
            Clock clock,
            Templates templates) {
        this.campaigns = campaigns;
        this.claims = claims;
        this.unknown = unknown;
        this.clock = clock;
        this.templates = templates;
    }

    @GetMapping("/claims/{id}")
    Answer show(@PathVariable UUID id, Page page) {
        return Answer.page(form(page, campaign(id), "", FormErrors.none()));
    }

    /** An address without a variable is found at once, however many pages there are. */
    @PostMapping("/claims")
    Answer claim(
            @RequestParam(name = "campaign", defaultValue = "") String asked,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String number,
            HttpServletRequest request,
            HttpServletResponse response,
            Page page) {
        var campaign =
                Forms.id(asked).orElseThrow(() -> new Refused(VoucherProblem.CAMPAIGN_NOT_FOUND));
        var errors = FormErrors.none();
        var person = PersonName.parse(name);
        person.whyNot().ifPresent(fault -> errors.add("name", "voucher.claim.fault.name"));
        var document = IdentityDocument.parse(number, LocalDate.now(clock));
        document.whyNot().ifPresent(fault -> errors.add("number", "voucher.claim.fault.number"));
        if (errors.hasErrors()) {
            return again(page, campaign, name, errors, 422);
        }
        var who = new Named(document.toOptional().orElseThrow(), person.toOptional().orElseThrow());
        try {
            return shown(
                    unknown.crowded(
                            "claim from " + request.getRemoteAddr(), () -> code(campaign, who)));
        } catch (Refused refused) {
            if (refused.problem() == VoucherProblem.CLAIMS_BUSY) {
                response.setHeader(HttpHeaders.RETRY_AFTER, COME_AGAIN_SECONDS);
            }
            if (refused.problem() == VoucherProblem.CLAIM_UNKNOWN) {
                errors.add("number", "problem." + refused.problem().code());
                return again(page, campaign, name, errors, refused.problem().kind().status());
            }
            throw refused;
        }
    }

    private Answer again(Page page, UUID campaign, String name, FormErrors errors, int status) {
        var there = page.backTo("/claims/" + campaign);
        return new Answer.Shown(form(there, campaign(campaign), name, errors), status);
    }

    private VoucherCode code(UUID campaign, Named who) {
        return switch (told(anywhere(() -> claims.claim(campaign, who)))) {
            case Outcome.Granted(VoucherCode code) -> code;
            case Outcome.Already(VoucherCode code) -> code;
            case Outcome.Unknown() -> throw new Refused(VoucherProblem.CLAIM_UNKNOWN);
            case Outcome.SoldOut() -> throw new Refused(VoucherProblem.SOLD_OUT);
            case Outcome.Closed() -> throw new Refused(VoucherProblem.CAMPAIGN_CLOSED);
        };
    }

    /** Nothing is said beside it: that would be kept in a session for each of a crowd. */
    private static Answer shown(VoucherCode code) {
        return Answer.redirect("/v/" + code.value());
    }

    private VoucherCampaign campaign(UUID id) {
        return anywhere(() -> campaigns.released(id));
    }

    /** The address alone picks the campaign, wherever it is. */
    private static <T> T anywhere(Supplier<T> work) {
        return Scope.system(OrgPath.ROOT, "campaign shown to the public").call(work::get);
    }

    private JteModel form(Page page, VoucherCampaign campaign, String name, FormErrors errors) {
        return templates.voucherClaim(
                page, campaign, campaign.state(clock.instant()), name, errors);
    }

    private static Outcome told(CompletableFuture<Outcome> asked) {
        try {
            return asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            // it may be granted yet: whoever asks again is told
            throw new Refused(VoucherProblem.CLAIMS_BUSY);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("A batch of claims failed.", broken.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused(VoucherProblem.CLAIMS_BUSY);
        }
    }
}
