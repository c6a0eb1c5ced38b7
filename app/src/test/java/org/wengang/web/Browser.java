package org.wengang.web;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives test methods {@link Visitors}: one Chromium for all tests of the build, a fresh context for
 * each visitor, all closed and checked for console errors after the method.
 */
public final class Browser implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(Browser.class);
    private static final List<Path> CHROMIUM =
            List.of(
                    Path.of("/usr/bin/chromium"),
                    Path.of("/usr/bin/chromium-browser"),
                    Path.of("/usr/bin/google-chrome"));

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Visitors.class;
    }

    @Override
    public Visitors resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var chromium =
                context.getRoot()
                        .getStore(NAMESPACE)
                        .computeIfAbsent(Chromium.class, key -> Chromium.start(), Chromium.class);
        return context.getStore(NAMESPACE)
                .computeIfAbsent(
                        Visitors.class,
                        key -> new Visitors(chromium, address(context)),
                        Visitors.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var visitors = context.getStore(NAMESPACE).remove(Visitors.class, Visitors.class);
        if (visitors != null) {
            visitors.leave(context.getExecutionException().isPresent());
        }
    }

    private static String address(ExtensionContext context) {
        var port =
                SpringExtension.getApplicationContext(context)
                        .getEnvironment()
                        .getRequiredProperty("local.server.port");
        return "http://localhost:" + port;
    }

    /** The people who come to look during one test method. */
    public static final class Visitors {

        private final Chromium chromium;
        private final String address;
        private final List<Visitor> all = new ArrayList<>();

        private Visitors(Chromium chromium, String address) {
            this.chromium = chromium;
            this.address = address;
        }

        /** At a desk. */
        public Visitor wide() {
            return come(Visitor.WIDE, true);
        }

        public Visitor phone() {
            return come(Visitor.PHONE, true);
        }

        /** At a desk, JavaScript off. */
        public Visitor withoutJavaScript() {
            return come(Visitor.WIDE, false);
        }

        /** A phone so old that its browser does not run our JavaScript. */
        public Visitor phoneWithoutJavaScript() {
            return come(Visitor.PHONE, false);
        }

        private Visitor come(Visitor.Screen screen, boolean javaScript) {
            var visitor = new Visitor(chromium.browser, address, screen, javaScript);
            all.add(visitor);
            return visitor;
        }

        private void leave(boolean alreadyFailed) {
            var complaints = all.stream().flatMap(visitor -> visitor.leave().stream()).toList();
            if (!complaints.isEmpty() && !alreadyFailed) {
                throw new AssertionError("The browser complained: " + complaints);
            }
        }
    }

    /** The one browser of the build. */
    private record Chromium(Playwright playwright, com.microsoft.playwright.Browser browser)
            implements AutoCloseable {

        static Chromium start() {
            var executable =
                    CHROMIUM.stream()
                            .filter(Files::isExecutable)
                            .findFirst()
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            "No Chromium. Type: apt-get install -y"
                                                    + " --no-install-recommends chromium"
                                                    + " fonts-noto-cjk"));
            var playwright =
                    Playwright.create(
                            new Playwright.CreateOptions()
                                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            var options =
                    new BrowserType.LaunchOptions()
                            .setExecutablePath(executable)
                            .setArgs(
                                    List.of(
                                            "--no-sandbox",
                                            "--disable-gpu",
                                            "--disable-dev-shm-usage",
                                            "--disable-background-networking",
                                            "--disable-component-update",
                                            "--disable-sync",
                                            "--no-first-run"));
            return new Chromium(playwright, playwright.chromium().launch(options));
        }

        @Override
        public void close() {
            playwright.close();
        }
    }
}
