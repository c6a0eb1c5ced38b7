package org.wengang.registry.employers;

import gg.jte.Content;
import java.util.Optional;
import jte.Templates;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wengang.registry.Worker;
import org.wengang.registry.workers.WorkerPart;
import org.wengang.security.Officer;
import org.wengang.web.Page;

/** The registered employer of a worker, on the worker's page. */
@Component
@Order(0)
final class WorkerEmployer implements WorkerPart {

    private final Employers employers;
    private final Templates templates;

    WorkerEmployer(Employers employers, Templates templates) {
        this.employers = employers;
        this.templates = templates;
    }

    @Override
    public Optional<Content> of(Page page, Officer officer, Worker worker) {
        return employers
                .of(worker.id())
                .map(employer -> templates.registryWorkerEmployer(page, employer));
    }
}
