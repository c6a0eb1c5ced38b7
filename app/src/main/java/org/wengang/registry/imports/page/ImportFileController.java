package org.wengang.registry.imports.page;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.registry.imports.Imports;
import org.wengang.registry.imports.RefusedRow;
import org.wengang.registry.imports.Shapes;
import org.wengang.security.Officer;
import org.wengang.sheet.SheetWriter.Format;
import org.wengang.web.Download;
import org.wengang.web.Language;
import org.wengang.web.Page;
import org.wengang.web.Texts;

/** Workbooks out: a file with its reasons, and an empty one to fill in. */
@Controller
@RequestMapping("/imports")
final class ImportFileController {

    private static final String REASON = "registry.import.reason";
    private static final int FETCHED = 5_000;

    private final Imports imports;
    private final Shapes shapes;
    private final Texts texts;

    ImportFileController(Imports imports, Shapes shapes, Texts texts) {
        this.imports = imports;
        this.shapes = shapes;
        this.texts = texts;
    }

    /**
     * @param rows {@code all} for the whole file, anything else for the refused rows
     */
    @GetMapping("/{id}/errors")
    Download errors(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "refused") String rows,
            Page page,
            @AuthenticationPrincipal Officer officer) {
        var batch = imports.get(id);
        var workbook =
                new ErrorWorkbook(
                        page.t(REASON),
                        Arrays.stream(Language.values())
                                .map(language -> texts.get(language, REASON))
                                .toList(),
                        refused -> reasons(page, refused),
                        !rows.equals("all"));
        var file = imports.copy(officer, id);
        return new Download(
                page.t("registry.import.errors.file", stem(batch.fileName())),
                Format.XLSX.mediaType(),
                out -> {
                    try (file) {
                        workbook.write(file, batch.sheets().size(), refusedRows(id), out);
                    }
                });
    }

    @GetMapping("/template")
    Download template(@RequestParam(defaultValue = Shapes.ROSTER) String of, Page page) {
        var shape = shapes.of(of);
        return new Download(
                page.t("registry.template.file", shape.title(of, page::t)),
                Format.XLSX.mediaType(),
                out -> shape.writeTemplate(of, page::t, out));
    }

    /** All of them, a few thousand in memory at a time. */
    private Stream<RefusedRow> refusedRows(UUID id) {
        return Stream.iterate(
                        imports.refusedRows(id, 0, FETCHED),
                        rows -> !rows.isEmpty(),
                        rows -> imports.refusedRows(id, rows.getLast().number(), FETCHED))
                .flatMap(List::stream);
    }

    private static String reasons(Page page, RefusedRow refused) {
        return refused.faults().stream()
                .map(fault -> page.t("registry.import.fault", fault.heading(), fault.said()))
                .collect(Collectors.joining(page.t("registry.import.fault.next")));
    }

    private static String stem(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot <= 0 ? fileName : fileName.substring(0, dot);
    }
}
