package org.wengang.registry.workers;

import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Page;

/** One worker, and the number on request. */
@Controller
@RequestMapping("/workers")
final class WorkerController {

    private final WorkerDesk desk;
    private final FactWords words;
    private final Templates templates;

    WorkerController(WorkerDesk desk, FactWords words, Templates templates) {
        this.desk = desk;
        this.words = words;
        this.templates = templates;
    }

    @GetMapping("/{id}")
    Answer show(@PathVariable UUID id, Page page, @AuthenticationPrincipal Officer officer) {
        return Answer.page(worker(id, page, officer, null));
    }

    /** Shown on the answer to this request alone; a reload asks again. */
    @PostMapping("/{id}/resident-id")
    Answer reveal(@PathVariable UUID id, Page page, @AuthenticationPrincipal Officer officer) {
        var number = desk.reveal(officer, id);
        return Answer.page(worker(id, page, officer, number.value()));
    }

    private JteModel worker(UUID id, Page page, Officer officer, @Nullable String number) {
        return templates.registryWorker(
                page,
                desk.get(officer, id),
                desk.histories(officer, id),
                desk.unknown(officer, id, page.language().locale()),
                words,
                desk.others(officer, id),
                number);
    }
}
