package org.wengang.policy.authoring;

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
import org.wengang.policy.authoring.Drafts.Draft;
import org.wengang.policy.authoring.Drafts.Saved;
import org.wengang.policy.authoring.difference.Difference;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.Page;

/**
 * Where a draft is written. Everything happens at one address: which button was pressed says what,
 * and the text travels with it, so that nothing depends on JavaScript and nothing is lost.
 */
@Controller
@RequestMapping("/policies/{id}")
final class AuthoringController {

    private static final int CONFLICT = 409;

    private final Drafts drafts;
    private final EditorViews views;
    private final Templates templates;

    AuthoringController(Drafts drafts, EditorViews views, Templates templates) {
        this.drafts = drafts;
        this.views = views;
        this.templates = templates;
    }

    @PostMapping("/versions")
    Answer next(@PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        return Answer.redirect("/policies/" + drafts.next(officer, id) + "/edit");
    }

    @GetMapping("/edit")
    Answer edit(@PathVariable UUID id, @AuthenticationPrincipal Officer officer, Page page) {
        var draft = drafts.open(officer, id);
        return Answer.page(
                templates.policyAuthoringEdit(
                        page, views.editor(draft, draft.latest().text(), Map.of(), false, page)));
    }

    /**
     * @param step {@code check}, {@code save}, {@code trial}; {@code table} opens a grid, {@code
     *     rows} looks at what was typed in it, {@code write} puts it into the text, {@code back}
     *     leaves it
     * @param seen the revision the officer began from
     */
    @PostMapping("/edit")
    Answer act(
            @PathVariable UUID id,
            @RequestParam(name = "do", defaultValue = "check") String step,
            @RequestParam(name = "text", defaultValue = "") String sent,
            @RequestParam(name = "revision", defaultValue = "0") int seen,
            @RequestParam Map<String, String> fields,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var draft = drafts.open(officer, id);
        var text = DraftText.plain(sent);
        int colon = step.indexOf(':');
        return switch (colon < 0 ? step : step.substring(0, colon)) {
            case "save" -> save(draft, officer, seen, text, page);
            case "table", "rows", "write" -> grid(draft, step, seen, text, fields, page);
            case "trial" -> trial(draft, seen, text, fields, page);
            default -> check(draft, seen, text, fields, page);
        };
    }

    private Answer check(
            Draft draft, int seen, String text, Map<String, String> fields, Page page) {
        if (page.htmx()) {
            return Answer.page(
                    templates.policyAuthoringInspection(page, views.inspection(draft, text, page)));
        }
        return shown(draft, seen, text, fields, false, page);
    }

    private Answer trial(
            Draft draft, int seen, String text, Map<String, String> fields, Page page) {
        if (page.htmx()) {
            return Answer.page(
                    templates.policyAuthoringTrial(
                            page, views.trial(draft, text, fields, true, page)));
        }
        return shown(draft, seen, text, fields, true, page);
    }

    private Answer shown(
            Draft draft,
            int seen,
            String text,
            Map<String, String> fields,
            boolean tried,
            Page page) {
        return Answer.page(
                templates.policyAuthoringEdit(
                        page, views.editor(draft, text, fields, tried, page).from(seen)));
    }

    private Answer save(Draft draft, Officer officer, int seen, String text, Page page) {
        var id = draft.version().id();
        var editor = "/policies/" + id + "/edit";
        return switch (drafts.save(officer, id, seen, text)) {
            case Saved.Runnable() -> Answer.redirect(editor, Flash.done("policy.authoring.saved"));
            case Saved.Unfinished(var findings) ->
                    Answer.redirect(
                            editor, Flash.warning("policy.authoring.saved.unfinished", findings));
            case Saved.TooLong() ->
                    Answer.invalid(
                            templates.policyAuthoringEdit(
                                    page,
                                    views.editor(draft, text, Map.of(), false, page).from(seen)));
            case Saved.Overtaken(var theirs) ->
                    new Answer.Shown(
                            templates.policyAuthoringConflict(
                                    page,
                                    views.editor(draft, text, Map.of(), false, page),
                                    theirs,
                                    Difference.between(text, theirs.text())),
                            CONFLICT);
        };
    }

    /** The rest of the step names the parameter and the day: {@code table:rates:2021-01-21}. */
    private Answer grid(
            Draft draft,
            String step,
            int seen,
            String text,
            Map<String, String> fields,
            Page page) {
        var parts = step.split(":", -1);
        @Nullable TierGrid grid =
                parts.length == 3 && text.length() <= DraftText.MOST
                        ? TierGrid.in(text, parts[1], views.day(draft, parts[2])).orElse(null)
                        : null;
        if (grid == null) {
            return shown(draft, seen, text, fields, false, page.saying(noGrid()));
        }
        var typed = parts[0].equals("table") ? grid : grid.typed(fields);
        if (parts[0].equals("write") && typed.canBeWritten()) {
            return shown(
                    draft, seen, typed.written(text), fields, false, page.saying(written(typed)));
        }
        var answer = templates.policyAuthoringGrid(page, draft.version(), text, seen, typed);
        return parts[0].equals("write") ? Answer.invalid(answer) : Answer.page(answer);
    }

    private static Flash noGrid() {
        return Flash.warning("policy.authoring.grid.none");
    }

    private static Flash written(TierGrid grid) {
        return Flash.done("policy.authoring.grid.written", grid.parameter());
    }
}
