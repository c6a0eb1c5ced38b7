package org.wengang.registry.workers;

import gg.jte.Content;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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
    private final List<WorkerPart> parts;

    WorkerController(
            WorkerDesk desk,
            FactWords words,
            Templates templates,
            ObjectProvider<WorkerPart> parts) {
        this.desk = desk;
        this.words = words;
        this.templates = templates;
        this.parts = parts.orderedStream().toList();
    }

    @GetMapping("/{id}")
    Answer show(@PathVariable UUID id, Page page, @AuthenticationPrincipal Officer officer) {
        return Answer.page(worker(id, page, officer, null));
    }

    /** Shown on the answer to this request alone; a reload asks again. */
    @PostMapping("/{id}/resident-id")
    Answer reveal(@PathVariable UUID id, Page page, @AuthenticationPrincipal Officer officer) {
        var number = desk.reveal(officer, id);
        return Answer.page(worker(id, page, officer, number.number()));
    }

    private JteModel worker(UUID id, Page page, Officer officer, @Nullable String number) {
        var worker = desk.get(officer, id);
        List<Content> shown =
                parts.stream().flatMap(part -> part.of(page, officer, worker).stream()).toList();
        return templates.registryWorker(
                page,
                worker,
                desk.histories(officer, id),
                desk.unknown(officer, id, page.language().locale()),
                words,
                desk.others(officer, id),
                number,
                shown);
    }
}
