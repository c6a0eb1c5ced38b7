package org.wengang.job;

import java.util.UUID;
import jte.Templates;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.Page;
import org.wengang.web.component.Progress;

/** A job's own page, its progress for other pages to show, and the wish to stop it. */
@Controller
@RequestMapping("/jobs/{id}")
final class JobController {

    private final Jobs jobs;
    private final JobWorks works;
    private final Cancelling cancelling;
    private final Templates templates;

    JobController(Jobs jobs, JobWorks works, Cancelling cancelling, Templates templates) {
        this.jobs = jobs;
        this.works = works;
        this.cancelling = cancelling;
        this.templates = templates;
    }

    @GetMapping
    Answer show(@PathVariable UUID id, @AuthenticationPrincipal Officer officer, Page page) {
        var job = jobs.get(id);
        return Answer.page(
                templates.jobJob(
                        page,
                        job,
                        progress(job),
                        works.of(job).resultPath(job),
                        cancelling.mayCancel(officer, job)));
    }

    @GetMapping("/progress")
    Answer progress(@PathVariable UUID id, Page page) {
        var job = jobs.get(id);
        if (job.state() == JobState.DONE) {
            return Answer.redirect(works.of(job).resultPath(job));
        }
        if (job.state().isFinal()) {
            return Answer.redirect("/jobs/" + id);
        }
        return Answer.page(
                templates.componentsProgress(page, progress(job), page.t("job." + job.kind())));
    }

    @PostMapping("/cancellation")
    Answer cancel(@PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        cancelling.cancel(officer, id);
        return Answer.redirect("/jobs/" + id, Flash.done("job.cancel-asked"));
    }

    private static Progress progress(Job job) {
        return new Progress(
                "job-" + job.id(),
                job.done(),
                job.total(),
                !job.state().isFinal(),
                "/jobs/" + job.id() + "/progress");
    }
}
