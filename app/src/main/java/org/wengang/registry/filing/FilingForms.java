package org.wengang.registry.filing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wengang.registry.FilingSchemas;
import org.wengang.sheet.SheetHeading;
import org.wengang.web.Language;
import org.wengang.web.Message;
import org.wengang.web.Texts;

/** The forms of all kinds of filings, told by their headings. */
public final class FilingForms {

    private final List<FilingLayout> layouts;
    private final Map<FilingLayout, Message> others;
    private final Set<String> reasons;

    /**
     * @param others forms of what are no filings, each with what it is called
     */
    public FilingForms(FilingSchemas schemas, Map<FilingLayout, Message> others, Texts texts) {
        this.others = Map.copyOf(others);
        this.layouts =
                Stream.concat(
                                schemas.all().stream().map(FilingLayout::of),
                                others.keySet().stream())
                        .toList();
        this.reasons =
                Arrays.stream(Language.values())
                        .map(language -> texts.get(language, "registry.import.reason"))
                        .map(SheetHeading::nameOf)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Names of headings that stand in a file of refused rows and are never read. */
    public Set<String> reasons() {
        return reasons;
    }

    /** The form that has every heading; empty if there is none. */
    public Optional<FilingLayout> find(List<SheetHeading> headings) {
        return layouts.stream().filter(layout -> has(layout, headings)).findFirst();
    }

    private boolean has(FilingLayout layout, List<SheetHeading> headings) {
        return headings.stream()
                .map(SheetHeading::name)
                .filter(name -> !reasons.contains(name))
                .allMatch(name -> layout.ofHeading(name).isPresent());
    }

    /** What the rows of the form are called. */
    public Message title(FilingLayout layout) {
        var other = others.get(layout);
        return other != null ? other : Message.of("registry.filing." + layout.word());
    }
}
