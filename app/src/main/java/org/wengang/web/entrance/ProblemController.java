package org.wengang.web.entrance;

import java.util.stream.Stream;
import jte.Templates;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.wengang.web.Answer;
import org.wengang.web.Page;

/** Explains the code of a problem: the address an RFC 9457 answer gives as its {@code type}. */
@Controller
final class ProblemController {

    private static final int MOST_ARGUMENTS = 10;

    private final Templates templates;

    ProblemController(Templates templates) {
        this.templates = templates;
    }

    @GetMapping("/problems/{code}")
    Answer show(Page page, @PathVariable("code") String code) {
        var key = "problem." + code;
        if (!page.site().texts().has(page.language(), key)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var blanks = Stream.generate(() -> "…").limit(MOST_ARGUMENTS).toArray();
        return Answer.page(templates.webProblemExplained(page, code, page.t(key, blanks)));
    }
}
