package org.wengang.entitlement.notice;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.wengang.database.Scope;
import org.wengang.entitlement.AddressGate;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Organisations;
import org.wengang.policy.Policies;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Page;
import org.wengang.web.component.Cursor;
import org.wengang.web.paper.Papers;

/** A notice as a PDF, for the wall of a village hall and for the files. */
@Controller
final class NoticePaperController {

    /** From one address, of those who have not signed in. */
    static final int MOST_AN_HOUR = 30;

    private final Notices notices;
    private final Policies policies;
    private final Organisations organisations;
    private final Papers papers;
    private final Templates templates;
    private final AddressGate gate;

    NoticePaperController(
            Notices notices,
            Policies policies,
            Organisations organisations,
            Papers papers,
            Templates templates,
            Clock clock) {
        this.notices = notices;
        this.policies = policies;
        this.organisations = organisations;
        this.papers = papers;
        this.templates = templates;
        this.gate = new AddressGate(clock, MOST_AN_HOUR, EntitlementProblem.TOO_MANY_PAPERS);
    }

    /**
     * @param part counts from 1; a notice of more lines than {@link Notice#MOST_IN_A_PART} has more
     *     than one
     */
    @GetMapping("/notices/{id}/file.pdf")
    Answer file(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "1") int part,
            @AuthenticationPrincipal @Nullable Officer officer,
            ServletWebRequest request,
            Page page) {
        var notice = notices.get(id);
        var office = organisations.get(notice.organisation()).name(page.language());
        if (!notices.isOpenTo(officer, notice)) {
            return Answer.page(templates.entitlementNoticeWithdrawn(page, notice, office));
        }
        if (officer == null) {
            gate.pass(request.getRequest().getRemoteAddr());
        }
        if (part < 1 || part > notice.parts()) {
            throw new Refused(EntitlementProblem.NOTICE_NOT_FOUND);
        }
        var grounds =
                Scope.system(notice.organisation(), "basis of a public notice")
                        .call(() -> policies.grounds(notice.policyVersionId()));
        var address =
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/notices/" + id)
                        .toUriString();
        return papers.print(
                name(notice, part),
                () -> {
                    var lines = lines(notice, part);
                    return lacking ->
                            templates.entitlementNoticePaper(
                                    page,
                                    notice,
                                    lines,
                                    part,
                                    office,
                                    grounds,
                                    address,
                                    notices.today(),
                                    lacking);
                });
    }

    private List<NoticeLine> lines(Notice notice, int part) {
        return notices.lines(
                notice.id(),
                Cursor.of(notice.firstOf(part) - 1, null),
                notice.lastOf(part) - notice.firstOf(part) + 1);
    }

    private static String name(Notice notice, int part) {
        var name = notice.policyCode() + "-" + notice.publishedOn();
        return notice.parts() == 1 ? name + ".pdf" : "%s-%d.pdf".formatted(name, part);
    }
}
