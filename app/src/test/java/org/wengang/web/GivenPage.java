package org.wengang.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;

/** A page as a template gets it, for tests that render without a server. */
public final class GivenPage {

    private static final Texts TEXTS = Texts.load();

    private Language language = Language.ZH;
    private boolean elder;
    private @Nullable Signed officer;
    private String path = "/somewhere";
    private List<NavigationEntry> navigation = List.of();

    private GivenPage() {}

    public static GivenPage givenPage() {
        return new GivenPage();
    }

    public GivenPage in(Language language) {
        this.language = language;
        return this;
    }

    public GivenPage elder() {
        this.elder = true;
        return this;
    }

    /** Signed in with these roles, in Luquan. */
    public GivenPage signedIn(Enum<?>... roles) {
        this.officer = new SignedForTest("张试一", new OrgPath("cn/13/1301/130110/"), Set.of(roles));
        return this;
    }

    public GivenPage at(String path) {
        this.path = path;
        return this;
    }

    public GivenPage with(NavigationEntry... entries) {
        this.navigation = List.of(entries);
        return this;
    }

    public Page build() {
        var assets = new TreeMap<String, String>();
        for (var name :
                List.of("seal.svg", "tabler.min.css", "wengang.css", "htmx.min.js", "leaving.js")) {
            assets.put(name, "/assets/" + name);
        }
        var site = new Page.Site(TEXTS, navigation, Map.copyOf(assets), null);
        return new Page(site, language, elder, officer, "", null, path, path, false, null);
    }

    private record SignedForTest(String name, OrgPath org, Set<? extends Enum<?>> roles)
            implements Signed {}
}
