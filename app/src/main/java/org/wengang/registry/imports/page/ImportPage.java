package org.wengang.registry.imports.page;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wengang.job.Job;
import org.wengang.job.Jobs;
import org.wengang.registry.imports.ImportBatch;
import org.wengang.registry.imports.Imports;
import org.wengang.registry.imports.OpenFile;
import org.wengang.registry.imports.Previews;
import org.wengang.registry.imports.RefusedRow;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Choice;
import org.wengang.web.component.Progress;

/** The page of one import, however it stands. */
@Component
public final class ImportPage {

    private static final int REFUSALS_SHOWN = 20;

    private final Imports imports;
    private final Previews previews;
    private final HeadingForm headingForm;
    private final SampleWords words;
    private final Jobs jobs;
    private final Templates templates;

    ImportPage(
            Imports imports,
            Previews previews,
            HeadingForm headingForm,
            SampleWords words,
            Jobs jobs,
            Templates templates) {
        this.imports = imports;
        this.previews = previews;
        this.headingForm = headingForm;
        this.words = words;
        this.jobs = jobs;
        this.templates = templates;
    }

    /**
     * What is shown of it.
     *
     * @param job newest one about it; null if there is none any more
     * @param progress null unless it is still worked on
     * @param refusals the first refused rows
     * @param samples the first rows that would change something
     * @param headings those of the file that mean nothing, or were said to mean something
     * @param choices what a heading may mean
     */
    public record Content(
            ImportBatch batch,
            @Nullable Job job,
            @Nullable Progress progress,
            List<RefusedRow> refusals,
            List<OpenFile.Sample> samples,
            List<HeadingForm.Line> headings,
            List<Choice> choices) {}

    JteModel of(UUID id, Page page, FormErrors errors) {
        var standing = standing(id);
        var batch = standing.batch();
        var isWaiting = batch.state().isWaiting();
        var content =
                new Content(
                        batch,
                        standing.job(),
                        progress(standing),
                        batch.state().isCounted()
                                ? imports.refusedRows(id, 0, REFUSALS_SHOWN)
                                : List.of(),
                        previews.samples(id),
                        isWaiting ? headingForm.lines(batch) : List.of(),
                        isWaiting ? headingForm.choices(page, batch.schema()) : List.of());
        return templates.registryImport(page, content, words, errors);
    }

    /** Null unless it is still worked on. */
    @Nullable Progress progress(UUID id) {
        return progress(standing(id));
    }

    /** What is worked on. */
    String work(UUID id, Page page) {
        return page.t("job." + jobs.about(id).orElseThrow().kind());
    }

    private Standing standing(UUID id) {
        return Standing.read(() -> imports.get(id), () -> jobs.about(id));
    }

    private static @Nullable Progress progress(Standing standing) {
        var job = standing.job();
        return job == null || !standing.isWorkedOn()
                ? null
                : new Progress(
                        "import-progress",
                        job.done(),
                        job.total(),
                        true,
                        "/imports/" + standing.batch().id() + "/progress");
    }
}
