package org.wengang.web.refusal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.wengang.kernel.Refused;
import org.wengang.web.Answer;
import org.wengang.web.Page;
import org.wengang.web.answer.RequestPages;

/** Tells the user what went wrong: a page for people, RFC 9457 for programs. */
@Component
final class Troubles {

    private static final Map<Integer, String> TITLES =
            Map.ofEntries(
                    Map.entry(400, "web.trouble.unreadable"),
                    Map.entry(401, "web.trouble.not-signed-in"),
                    Map.entry(403, "web.trouble.forbidden"),
                    Map.entry(404, "web.trouble.not-found"),
                    Map.entry(405, "web.trouble.wrong-method"),
                    Map.entry(409, "web.trouble.conflict"),
                    Map.entry(413, "web.trouble.too-large"),
                    Map.entry(415, "web.trouble.wrong-type"),
                    Map.entry(422, "web.trouble.invalid"),
                    Map.entry(429, "web.trouble.busy"),
                    Map.entry(500, "web.trouble.broken"));

    private final RequestPages pages;
    private final Templates templates;

    Troubles(RequestPages pages, Templates templates) {
        this.pages = pages;
        this.templates = templates;
    }

    /** Either an {@link Answer} or a {@link ResponseEntity}, whichever the client reads. */
    Object answer(HttpServletRequest request, Refused refused) {
        var problem = refused.problem();
        var page = pages.of(request);
        return answer(
                request,
                page,
                new Trouble(
                        problem.kind().status(),
                        problem.code(),
                        title(page, problem.kind().status()),
                        page.t("problem." + problem.code(), refused.arguments().toArray()),
                        null,
                        again(request)));
    }

    Object answer(HttpServletRequest request, Fault fault) {
        return answer(request, fault, fault.status(), null);
    }

    /** A fault of ours, already logged under the reference. */
    Object broken(HttpServletRequest request, String reference) {
        return answer(request, Fault.BROKEN, Fault.BROKEN.status(), reference);
    }

    /**
     * @param status sent; may be a rarer one of the same sort than the fault's own
     */
    Object answer(HttpServletRequest request, Fault fault, int status, @Nullable String reference) {
        var page = pages.of(request);
        return answer(
                request,
                page,
                new Trouble(
                        status,
                        fault.code(),
                        fault == Fault.EXPIRED
                                ? page.t("web.trouble.expired")
                                : title(page, fault.status()),
                        page.t("problem." + fault.code()),
                        reference,
                        again(request)));
    }

    private Object answer(HttpServletRequest request, Page page, Trouble trouble) {
        return readsJson(request, page.path())
                ? detail(page, trouble)
                : new Answer.Shown(templates.webProblem(page, trouble), trouble.status());
    }

    private static String title(Page page, int status) {
        return page.t(TITLES.getOrDefault(status, "web.trouble.broken"));
    }

    private static ResponseEntity<ProblemDetail> detail(Page page, Trouble trouble) {
        var detail = ProblemDetail.forStatus(trouble.status());
        detail.setType(URI.create("/problems/" + trouble.code()));
        detail.setTitle(trouble.title());
        detail.setDetail(trouble.text());
        detail.setInstance(UriComponentsBuilder.fromPath(page.path()).encode().build().toUri());
        detail.setProperty("code", trouble.code());
        if (trouble.reference() != null) {
            detail.setProperty("reference", trouble.reference());
        }
        return ResponseEntity.status(trouble.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, page.lang())
                .body(detail);
    }

    private static boolean readsJson(HttpServletRequest request, String path) {
        if (path.startsWith("/api/")) {
            return true;
        }
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("json") && !accept.contains("text/html");
    }

    /** The page the user came from, if it is one of ours. */
    private static @Nullable String again(HttpServletRequest request) {
        var referer = request.getHeader(HttpHeaders.REFERER);
        var host = request.getHeader(HttpHeaders.HOST);
        if (referer == null || host == null) {
            return null;
        }
        for (var scheme : new String[] {"http://", "https://"}) {
            var origin = scheme + host;
            if (referer.startsWith(origin + "/")) {
                var path = referer.substring(origin.length());
                return Answer.isLocal(path) ? path : null;
            }
        }
        return null;
    }
}
