package org.wengang.policy.authoring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wengang.engine.cases.CaseRun;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** The check for other programs, such as an editor of one's own. */
@RestController
@RequestMapping("/api/v1/policies/check")
final class AuthoringApiController {

    private static final int MOST_BYTES = 4 * DraftText.MOST + 4;

    private final Examiner examiner;

    AuthoringApiController(Examiner examiner) {
        this.examiner = examiner;
    }

    /**
     * What {@code POST /api/v1/policies/check} answers.
     *
     * @param notRun why the cases cannot run; null if they ran or the text is no rule
     */
    record Checked(
            boolean runnable,
            List<Finding> findings,
            List<Case> cases,
            @Nullable String notRun,
            @Nullable String notRunEn) {}

    /**
     * @param line from 1
     * @param column in characters, from 1
     */
    record Finding(int line, int column, String code, String sentence, String sentenceEn) {}

    /** Expected and actual in the words of policy files. */
    record Case(String name, int line, boolean ok, String expected, String actual) {}

    /**
     * Looks through a text and keeps nothing of it.
     *
     * @param body the text in UTF-8; what is longer than a text may be is not read
     */
    @PostMapping
    Checked check(InputStream body, @AuthenticationPrincipal Officer officer) throws IOException {
        officer.require(Role.POLICY_OFFICER);
        var text = new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        var examined = examiner.examine(DraftText.plain(text));
        var run = examined.cases();
        var notRun = examined.notRun();
        return new Checked(
                examined.isRunnable(),
                examined.findings().stream().map(AuthoringApiController::finding).toList(),
                run == null
                        ? List.of()
                        : run.results().stream().map(AuthoringApiController::line).toList(),
                notRun == null ? null : notRun.chinese(),
                notRun == null ? null : notRun.english());
    }

    private static Finding finding(Examined.Finding finding) {
        return new Finding(
                finding.line(),
                finding.column(),
                finding.code(),
                finding.sentence().chinese(),
                finding.sentence().english());
    }

    private static Case line(CaseRun.CaseResult result) {
        return new Case(
                result.name(), result.at().line(), result.ok(), result.expected(), result.actual());
    }
}
