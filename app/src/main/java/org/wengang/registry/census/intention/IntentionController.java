package org.wengang.registry.census.intention;

import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.registry.census.CensusWords;
import org.wengang.registry.census.Intention;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Page;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** The ledger of what people intend; the source and the history are on each one's page. */
@Controller
@RequestMapping("/census/intentions")
final class IntentionController {

    private static final int ON_A_PAGE = 50;

    private final Intentions intentions;
    private final CensusWords words;
    private final Templates templates;

    IntentionController(Intentions intentions, CensusWords words, Templates templates) {
        this.intentions = intentions;
        this.words = words;
        this.templates = templates;
    }

    @GetMapping
    Answer list(
            @RequestParam(defaultValue = "") String intention,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var wanted = Intention.of(intention).orElse(null);
        var cursor = Cursor.of(after, before);
        var slice =
                Slice.of(
                        intentions.page(officer, wanted, cursor, ON_A_PAGE + 1),
                        ON_A_PAGE,
                        cursor,
                        line -> line.worker().toString(),
                        query ->
                                "/census/intentions?"
                                        + (wanted == null
                                                ? ""
                                                : "intention=" + wanted.stored() + "&")
                                        + query);
        return Answer.page(templates.registryIntentions(page, slice, wanted, words));
    }
}
