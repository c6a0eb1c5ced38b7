package org.wengang.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody with a browser of their own; notes what the browser complains about. */
public final class Visitor {

    /** Bytes a page may transfer with an empty cache. */
    public static final long MOST_BYTES = 200_000;

    record Screen(String name, int width, int height) {}

    static final Screen WIDE = new Screen("wide", 1280, 900);
    static final Screen PHONE = new Screen("phone", 390, 844);

    private static final Path PICTURES = Path.of("target", "screenshots");

    private final BrowserContext context;
    private final Page page;
    private final String address;
    private final Screen screen;
    private final List<String> complaints = new ArrayList<>();
    private final Set<String> visited = new HashSet<>();

    Visitor(Browser browser, String address, Screen screen, boolean javaScript) {
        this.address = address;
        this.screen = screen;
        this.context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setBaseURL(address)
                                .setLocale("zh-CN")
                                .setTimezoneId("Asia/Shanghai")
                                .setReducedMotion(ReducedMotion.REDUCE)
                                .setViewportSize(screen.width(), screen.height())
                                .setJavaScriptEnabled(javaScript));
        this.page = context.newPage();
        page.onRequest(request -> {
            if (request.isNavigationRequest()) {
                visited.add(request.url());
            }
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")
                    && !isStatusOfPage(message.text(), message.location())) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(complaints::add);
    }

    /** Chromium reports a page answered with 4xx as an error; the test looks at those itself. */
    private boolean isStatusOfPage(String text, String location) {
        return text.startsWith("Failed to load resource")
                && visited.stream().anyMatch(location::startsWith);
    }

    /** What Playwright can do with the page. */
    public Page page() {
        return page;
    }

    /** A request of the page itself, other than opening a page, that is meant to be refused. */
    public void expectsTroubleAt(String path) {
        visited.add(address + path);
    }

    public Response open(String path) {
        return Objects.requireNonNull(page.navigate(path), path);
    }

    /** Opens the sign-in page and signs in; ends on the home page. */
    public void signIn(String username, String password) {
        open("/sign-in");
        page.locator("#username").fill(username);
        page.locator("#password").fill(password);
        page.locator("form[action='/sign-in'] button[type=submit]").click();
        assertThat(page.url()).doesNotContain("/sign-in");
    }

    public void reads(Language language) {
        prefers("lang", language.code());
    }

    public void elder(boolean on) {
        prefers("elder", on ? "on" : "off");
    }

    private void prefers(String name, String value) {
        context.addCookies(List.of(new Cookie(name, value).setUrl(address)));
    }

    /**
     * Looks at the page that is open at both widths, normal and elder: takes pictures, lets axe
     * look, checks that nothing runs off the side, and weighs it.
     *
     * @param name of the pictures: {@code target/screenshots/<name>-wide-normal.png} …
     */
    public void looksWell(String name) {
        for (var width : List.of(WIDE, PHONE)) {
            for (boolean elder : new boolean[] {false, true}) {
                page.evaluate(
                        "on => { const c = document.documentElement.classList;"
                                + " c.toggle('wg-elder', on); c.toggle('wg-normal', !on); }",
                        elder);
                var picture = name + "-" + width.name() + (elder ? "-elder" : "-normal");
                photograph(width, picture);
                assertThat(violations()).as("axe on " + picture).isEmpty();
                assertThat(overflow()).as("pixels off the side of " + picture).isZero();
            }
        }
        page.setViewportSize(screen.width(), screen.height());
    }

    /**
     * The screen is made as tall as the page: a bar that sticks to its foot stands where it
     * belongs.
     */
    private void photograph(Screen width, String picture) {
        page.setViewportSize(width.width(), width.height());
        var height = (Number) page.evaluate("() => document.documentElement.scrollHeight");
        page.setViewportSize(width.width(), height.intValue());
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(picture + ".png")));
    }

    /** What axe finds, one line each. */
    public List<String> violations() {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(rule ->
                                rule.getId()
                                        + ": "
                                        + rule.getHelp()
                                        + rule.getNodes().stream()
                                                .map(node -> "\n    " + node.getHtml())
                                                .toList())
                        .toList();
    }

    private int overflow() {
        var pixels =
                page.evaluate(
                        "() => Math.max(0, document.documentElement.scrollWidth -"
                                + " window.innerWidth)");
        return ((Number) pixels).intValue();
    }

    /** Bytes over the wire, headers and all, to open the path with an empty cache. */
    public long transferred(String path) {
        var bytes = new AtomicLong();
        var wire = context.newCDPSession(page);
        wire.send("Network.enable");
        wire.send("Network.clearBrowserCache");
        wire.on(
                "Network.loadingFinished",
                (JsonObject loaded) ->
                        bytes.addAndGet((long) loaded.get("encodedDataLength").getAsDouble()));
        open(path);
        page.waitForLoadState();
        wire.detach();
        assertThat(bytes).as("bytes of " + path).hasPositiveValue();
        return bytes.get();
    }

    /** Closes the browser's window and tells what it complained about. */
    List<String> leave() {
        context.close();
        return complaints;
    }
}
