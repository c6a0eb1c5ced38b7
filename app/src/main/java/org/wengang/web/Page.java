package org.wengang.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.wengang.kernel.DateRange;
import org.wengang.kernel.Money;

/**
 * What every template gets first: who looks, in which language, where, and how to write things. A
 * controller method takes it as an argument.
 *
 * @param elder large text and high contrast (适老模式)
 * @param officer null where nobody is signed in
 * @param organisation what the officer's organisation is called; empty where nobody is signed in
 * @param csrf null where forms need none
 * @param path of this page, without query
 * @param back path and query of this page, to come back to
 * @param htmx whether only a fragment is wanted
 * @param flash null for nothing to say
 */
public record Page(
        Site site,
        Language language,
        boolean elder,
        @Nullable Signed officer,
        String organisation,
        @Nullable CsrfToken csrf,
        String path,
        String back,
        boolean htmx,
        @Nullable Flash flash) {

    /** Shown where a value is not known. */
    private static final String ABSENT = "—";

    /**
     * What is the same for every page.
     *
     * @param assets name of a file under {@code /assets} to its versioned path
     * @param rehearsalDay the day the program pretends it is ({@code wengang.today}); null normally
     */
    public record Site(
            Texts texts,
            List<NavigationEntry> navigation,
            Map<String, String> assets,
            @Nullable LocalDate rehearsalDay) {}

    /** The same page with something to say, where no other page follows. */
    public Page saying(Flash said) {
        return new Page(site, language, elder, officer, organisation, csrf, path, back, htmx, said);
    }

    /** The same page, whose own address cannot be opened: come back to another one instead. */
    public Page backTo(String address) {
        return new Page(
                site, language, elder, officer, organisation, csrf, path, address, htmx, flash);
    }

    /** The text of a key in the user's language; escaped by the template like any other string. */
    public String t(String key, Object... arguments) {
        return site.texts().get(language, key, arguments);
    }

    public String t(Message message) {
        return site.texts().get(language, message);
    }

    public String money(long fen) {
        return Writing.of(language).money(fen);
    }

    public String money(@Nullable Money money) {
        return money == null ? ABSENT : money(money.fen());
    }

    public String number(long number) {
        return Writing.of(language).number(number);
    }

    public String date(@Nullable LocalDate day) {
        return day == null ? ABSENT : Writing.of(language).date(day);
    }

    public String dateTime(@Nullable Instant moment) {
        return moment == null ? ABSENT : Writing.of(language).dateTime(moment);
    }

    /** First and last day, both inclusive. */
    public String range(@Nullable DateRange days) {
        return days == null ? ABSENT : Writing.of(language).range(days);
    }

    /** Whether the officer has the role; false where nobody is signed in. */
    public boolean can(Enum<?> role) {
        return officer != null && officer.roles().contains(role);
    }

    public String lang() {
        return language.tag();
    }

    /**
     * @throws IllegalStateException if there is no such file under {@code static/assets}
     */
    public String asset(String name) {
        var path = site.assets().get(name);
        if (path == null) {
            throw new IllegalStateException("No file static/assets/" + name);
        }
        return path;
    }

    /** The entries this officer may use. */
    public List<NavigationEntry> navigation() {
        if (officer == null) {
            return List.of();
        }
        return site.navigation().stream()
                .filter(entry -> entry.roles().isEmpty() || mayUse(entry))
                .toList();
    }

    private boolean mayUse(NavigationEntry entry) {
        return entry.roles().stream().anyMatch(this::can);
    }

    /** Whether this page is the entry's or below it. */
    public boolean isIn(NavigationEntry entry) {
        return path.equals(entry.path()) || path.startsWith(entry.path() + "/");
    }
}
