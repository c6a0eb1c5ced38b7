package org.wengang.entitlement.application;

import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.multipart.MultipartFile;
import org.wengang.database.Scope;
import org.wengang.entitlement.AddressGate;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.Forms;
import org.wengang.entitlement.application.Application.Wish;
import org.wengang.entitlement.call.ApplicationCall;
import org.wengang.entitlement.call.Calls;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Parsed;
import org.wengang.kernel.PersonName;
import org.wengang.kernel.Refused;
import org.wengang.kernel.ResidentId;
import org.wengang.organisation.Organisations;
import org.wengang.web.Answer;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;

/** What anybody may apply for without signing in. */
@Controller
@RequestMapping("/apply")
final class PublicApplicationController {

    private static final int MOST_AN_HOUR = 20;
    private static final int LONGEST_STATEMENT = 1000;
    private static final int LONGEST_CONTACT = 100;

    private final Calls calls;
    private final Applications applications;
    private final AddressGate sending;
    private final Organisations organisations;
    private final Templates templates;

    PublicApplicationController(
            Calls calls,
            Applications applications,
            Clock clock,
            Organisations organisations,
            Templates templates) {
        this.calls = calls;
        this.applications = applications;
        this.sending =
                new AddressGate(clock, MOST_AN_HOUR, EntitlementProblem.TOO_MANY_APPLICATIONS);
        this.organisations = organisations;
        this.templates = templates;
    }

    @GetMapping
    Answer list(Page page) {
        return Answer.page(templates.entitlementApply(page, calls.open(), organisations));
    }

    @GetMapping("/{call}")
    Answer form(
            @PathVariable UUID call, @RequestParam(defaultValue = "apply") String wish, Page page) {
        var form = ApplicationForm.empty(wish, Ids.newId().toString());
        return Answer.page(form(page, openCall(call), form, FormErrors.none()));
    }

    @PostMapping("/{call}")
    Answer send(
            @PathVariable UUID call,
            @RequestParam(defaultValue = "") String wish,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(defaultValue = "") String statement,
            @RequestParam(defaultValue = "") String submission,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            ServletWebRequest request,
            Page page)
            throws IOException {
        var form = new ApplicationForm(wish, name, number, contact, statement, submission);
        var errors = FormErrors.none();
        var files = Evidence.read(file, errors);
        var sent = sent(call, form, files, errors);
        if (errors.hasErrors() || sent == null) {
            return Answer.invalid(form(page, openCall(call), form, errors));
        }
        sending.pass(request.getRequest().getRemoteAddr());
        var found = calls.get(call);
        var receipt =
                Scope.system(found.organisation(), "application of somebody concerned")
                        .call(() -> applications.receive(found, sent));
        return Answer.page(templates.entitlementReceipt(page, found, receipt.number()));
    }

    private ApplicationCall openCall(UUID id) {
        var call = calls.get(id);
        if (!call.isOpen(calls.today())) {
            throw new Refused(EntitlementProblem.CALL_CLOSED, call.opensOn(), call.deadline());
        }
        return call;
    }

    /** Null if something is wrong with it; then the faults are noted. */
    private Applications.@Nullable Sent sent(
            UUID call, ApplicationForm form, List<Evidence> files, FormErrors errors) {
        var wish = Wish.of(form.wish());
        if (wish.isEmpty()) {
            errors.add("wish", "application.fault.wish");
        }
        var name = PersonName.parse(form.name());
        if (name instanceof Parsed.Faulty<PersonName>) {
            errors.add("name", "application.fault.name");
        }
        var number = ResidentId.parse(form.number(), calls.today());
        if (number instanceof Parsed.Faulty<ResidentId>) {
            errors.add("number", "application.fault.number");
        }
        if (form.contact().strip().length() > LONGEST_CONTACT) {
            errors.add("contact", "entitlement.fault.length", LONGEST_CONTACT);
        }
        if (form.statement().strip().length() > LONGEST_STATEMENT) {
            errors.add("statement", "entitlement.fault.length", LONGEST_STATEMENT);
        } else if (form.statement().isBlank() && wish.filter(Wish.APPLY::equals).isPresent()) {
            errors.add("statement", "application.fault.statement");
        }
        if (errors.hasErrors()
                || !(name instanceof Parsed.Valid<PersonName>(var named))
                || !(number instanceof Parsed.Valid<ResidentId>(var numbered))) {
            return null;
        }
        var submission = Forms.submission(form.submission(), call, form, Evidence.marks(files));
        return new Applications.Sent(
                wish.orElseThrow(),
                named,
                numbered,
                form.contact(),
                form.statement(),
                files,
                submission);
    }

    private JteModel form(
            Page page, ApplicationCall call, ApplicationForm form, FormErrors errors) {
        return templates.entitlementApplicationForm(
                page,
                call,
                organisations.get(call.organisation()).name(page.language()),
                form,
                errors);
    }
}
