package org.wengang.bench.drive;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A page as it came back, after all redirections. */
public record Shown(URI uri, int status, String html) {

    private static final Pattern FIGURE =
            Pattern.compile(
                    "(?s)<span class=\"wg-figure-number\">\\s*([\\d,]+).*?"
                            + "<span class=\"wg-figure-label\">\\s*(.*?)\\s*</span>");

    public String path() {
        return uri.getPath();
    }

    /** The form that is sent to that path; throws if the page has none. */
    public HtmlForm form(String action) {
        return HtmlForm.find(html, action)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "%s (%d) has no form for %s:%n%s"
                                        .formatted(uri, status, action, text())));
    }

    public boolean hasForm(String action) {
        return HtmlForm.find(html, action).isPresent();
    }

    /** The numbers that open, by what is counted. */
    public Map<String, Long> figures() {
        var figures = new LinkedHashMap<String, Long>();
        var found = FIGURE.matcher(html);
        while (found.find()) {
            figures.put(
                    HtmlForm.plain(found.group(2)),
                    Long.parseLong(found.group(1).replace(",", "")));
        }
        return figures;
    }

    /** Every different match of the first group in the page's source, in its order. */
    public List<String> all(String pattern) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map((MatchResult match) -> HtmlForm.plain(match.group(1)))
                .distinct()
                .toList();
    }

    /** What people read. */
    public String text() {
        return HtmlForm.plain(
                html.replaceAll("(?s)<head>.*?</head>", "")
                        .replaceAll("<[^>]+>", " ")
                        .replaceAll("\\s+", " "));
    }
}
