package org.wengang;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wengang.sheet.SheetReader;
import org.wengang.web.Language;
import org.wengang.web.Visitor;

/**
 * An officer at work in front of the pages: the steps of the main job by the words and buttons that
 * the pages show. The names of persons and places come from the test, nothing else does.
 */
final class Desk {

    private static final double LONGEST_JOB_MILLIS = 120_000;

    private final Visitor visitor;
    private final Map<String, String> shown = new LinkedHashMap<>();

    Desk(Visitor visitor) {
        this.visitor = visitor;
    }

    Page page() {
        return visitor.page();
    }

    /** Of the page that is open, without the address of the server. */
    String path() {
        return page().url().replaceFirst("^https?://[^/]+", "").replaceFirst("#.*", "");
    }

    Desk open(String path) {
        assertThat(visitor.open(path).status()).as(path).isEqualTo(200);
        return this;
    }

    /** What the page says between its head and its foot. */
    String text() {
        return page().locator("main").innerText();
    }

    /** Keeps the path of the page, for the look in English and for those who may not see it. */
    Desk notes(String name) {
        shown.put(name, path());
        return this;
    }

    /** Every page noted so far, once more in English and with an empty cache. */
    void readsEnglish() {
        visitor.reads(Language.EN);
        shown.forEach((name, path) -> {
            assertThat(visitor.transferred(path)).as(path).isLessThan(Visitor.MOST_BYTES);
            assertThat(page().locator("html").getAttribute("lang")).isEqualTo("en");
            assertThat(page().locator("h1").count()).as(path).isOne();
            assertThat(visitor.violations()).as("axe on " + name + " in English").isEmpty();
        });
        visitor.reads(Language.ZH);
    }

    Desk follows(String link) {
        page().getByRole(AriaRole.LINK, named(link)).first().click();
        return this;
    }

    Desk presses(String button) {
        page().locator("main")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .first()
                .click();
        return this;
    }

    /** Opens the question and answers it, where the page asks once more. */
    Desk confirms(String label, String yes) {
        page().locator("main summary:has-text('" + label + "')").first().click();
        return presses(yes);
    }

    /** Of the pages looked at. */
    List<String> paths() {
        return List.copyOf(shown.values());
    }

    Desk fills(String field, String value) {
        page().locator("main [id='" + field + "']").fill(value);
        return this;
    }

    Desk chooses(String field, String label) {
        var option = page().locator("#" + field + " option:has-text('" + label + "')");
        page().locator("#" + field)
                .selectOption(String.valueOf(option.first().getAttribute("value")));
        return this;
    }

    Desk uploads(String field, Path file) {
        page().locator("#" + field).setInputFiles(file);
        return this;
    }

    /** A number on the page that opens, by what is counted. */
    Locator figure(String counted) {
        return page().locator(".wg-figure")
                .filter(new Locator.FilterOptions().setHasText(counted))
                .first();
    }

    long number(String counted) {
        return Long.parseLong(
                figure(counted).locator(".wg-figure-number").innerText().replaceAll("\\D", ""));
    }

    /** Waits for the page that shows what a long work came to. */
    Desk waitsFor(String selector) {
        page().locator(selector)
                .first()
                .waitFor(new Locator.WaitForOptions().setTimeout(LONGEST_JOB_MILLIS));
        return this;
    }

    /** Rows of the tables on this page and those the pager leads to. */
    long rowsOnAllPages() {
        var rows = rows();
        while (page().locator(".wg-pager a[rel=next]").count() > 0) {
            page().locator(".wg-pager a[rel=next]").click();
            rows += rows();
        }
        return rows;
    }

    /** The sum of a column of money, on this page and those the pager leads to; in fen. */
    long fenOnAllPages(String column) {
        var sum = fen(column);
        while (page().locator(".wg-pager a[rel=next]").count() > 0) {
            page().locator(".wg-pager a[rel=next]").click();
            sum += fen(column);
        }
        return sum;
    }

    private long fen(String column) {
        return page().locator("main tbody td[data-label='" + column + "']").allInnerTexts().stream()
                .mapToLong(text -> Long.parseLong(text.replaceAll("\\D", "")))
                .sum();
    }

    long rows() {
        return page().locator("main tbody tr").count();
    }

    byte[] downloads(String path) {
        var answer = page().request().get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** Of a workbook or a CSV file: each row as heading → text. */
    List<Map<String, String>> table(String path, String... headings) {
        var rows = new ArrayList<Map<String, String>>();
        try (var sheet =
                SheetReader.open(
                        new ByteArrayInputStream(downloads(path)),
                        "file",
                        List.of(headings),
                        SheetReader.Limits.DEFAULT)) {
            sheet.rows()
                    .forEach(row -> {
                        var cells = new LinkedHashMap<String, String>();
                        for (var heading : sheet.headings()) {
                            cells.put(heading.text(), row.cell(heading.column()).text());
                        }
                        rows.add(cells);
                    });
        }
        return rows;
    }

    /** Sends a form as the page would, whether or not the page still shows it. */
    int sends(String path, Map<String, String> fields) {
        var form = FormData.create();
        form.set("_csrf", page().locator("input[name=_csrf]").first().getAttribute("value"));
        fields.forEach(form::set);
        return page().request()
                .post(path, RequestOptions.create().setForm(form).setMaxRedirects(0))
                .status();
    }

    static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
