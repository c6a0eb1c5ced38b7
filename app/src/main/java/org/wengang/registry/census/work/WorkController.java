package org.wengang.registry.census.work;

import gg.jte.models.runtime.JteModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Mobile;
import org.wengang.registry.census.AskedFact;
import org.wengang.registry.census.CensusWords;
import org.wengang.registry.census.work.Records.Kept;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Pager;

/** The list and the form of an officer who contacts people. */
@Controller
@RequestMapping("/census/work")
final class WorkController {

    private static final int ON_A_PAGE = 50;
    private static final int CONFLICT = 409;

    private final Errands errands;
    private final CensusWords words;
    private final Templates templates;

    WorkController(Errands errands, CensusWords words, Templates templates) {
        this.errands = errands;
        this.words = words;
        this.templates = templates;
    }

    @GetMapping
    Answer list(
            @RequestParam @Nullable UUID campaign,
            @RequestParam(defaultValue = "") String done,
            @RequestParam @Nullable UUID after,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var tasks = errands.tasks(officer);
        var chosen =
                tasks.stream()
                        .filter(task -> campaign == null || task.campaign().id().equals(campaign))
                        .findFirst()
                        .orElse(null);
        var open = done.isEmpty();
        var lines =
                chosen == null
                        ? List.<ErrandLine>of()
                        : errands.lines(officer, chosen.campaign(), open, after, ON_A_PAGE + 1);
        return Answer.page(
                templates.registryCensusWork(
                        page,
                        tasks,
                        chosen,
                        open,
                        lines.stream().limit(ON_A_PAGE).toList(),
                        pager(chosen, open, lines),
                        words,
                        errands.queueKey(officer)));
    }

    private static Pager pager(@Nullable CensusTask chosen, boolean open, List<ErrandLine> lines) {
        return chosen == null || lines.size() <= ON_A_PAGE
                ? new Pager(null, null)
                : new Pager(
                        null,
                        "/census/work?campaign=%s%s&after=%s"
                                .formatted(
                                        chosen.campaign().id(),
                                        open ? "" : "&done=yes",
                                        lines.get(ON_A_PAGE - 1).errand()));
    }

    @GetMapping("/{errand}")
    Answer show(@PathVariable UUID errand, @AuthenticationPrincipal Officer officer, Page page) {
        return Answer.page(
                sheet(page, officer, errand, ContactForm.EMPTY, FormErrors.none(), null));
    }

    /** Shown on the answer to this request alone; a reload asks again. */
    @PostMapping("/{errand}/mobile")
    Answer mobile(@PathVariable UUID errand, @AuthenticationPrincipal Officer officer, Page page) {
        var mobile = errands.mobile(officer, errand).orElse(null);
        return Answer.page(
                sheet(page, officer, errand, ContactForm.EMPTY, FormErrors.none(), mobile));
    }

    /** Goes on to the next person; what somebody else recorded meanwhile is shown beside. */
    @PostMapping("/{errand}/contacts")
    Answer record(
            @PathVariable UUID errand,
            @RequestParam Map<String, String> sent,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var form = form(sent);
        return switch (errands.record(officer, errand, form)) {
            case Kept.Faulty(var errors) ->
                    Answer.invalid(sheet(page, officer, errand, form, errors, null));
            case Kept.Overtaken() ->
                    new Answer.Shown(
                            sheet(
                                    page,
                                    officer,
                                    errand,
                                    form,
                                    FormErrors.none().add("outcome", "census.work.overtaken"),
                                    null),
                            CONFLICT);
            case Kept.Done(var kept, var again) -> {
                var next = errands.sheet(officer, errand).next();
                var path =
                        next == null
                                ? "/census/work?campaign=" + kept.campaign().id()
                                : "/census/work/" + next;
                yield Answer.redirect(
                        path,
                        Flash.done(
                                again
                                        ? "census.work.kept-before"
                                        : "census.work.kept." + kept.state()));
            }
        };
    }

    private static ContactForm form(Map<String, String> sent) {
        var answers = new EnumMap<AskedFact, String>(AskedFact.class);
        for (var question : AskedFact.values()) {
            var text = sent.getOrDefault(question.fact(), "");
            if (!text.isBlank()) {
                answers.put(question, text);
            }
        }
        return new ContactForm(
                sent.getOrDefault("key", ""),
                sent.getOrDefault("way", ""),
                sent.getOrDefault("outcome", ""),
                sent.getOrDefault("at", ""),
                sent.getOrDefault("note", ""),
                answers,
                sent.getOrDefault("fixed", ""),
                sent.getOrDefault("fixedTo", ""),
                sent.getOrDefault("reason", ""),
                sent.getOrDefault("workerVersion", ""),
                sent.getOrDefault("errandVersion", ""));
    }

    private JteModel sheet(
            Page page,
            Officer officer,
            UUID errand,
            ContactForm form,
            FormErrors errors,
            @Nullable Mobile mobile) {
        return templates.registryCensusSheet(
                page,
                errands.sheet(officer, errand),
                Ids.newId().toString(),
                form,
                errors,
                words,
                errands.queueKey(officer),
                mobile == null ? null : mobile.digits());
    }
}
