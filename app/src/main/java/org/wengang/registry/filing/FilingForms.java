package org.wengang.registry.filing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.wengang.registry.FilingSchemas;
import org.wengang.sheet.SheetHeading;
import org.wengang.web.Language;
import org.wengang.web.Message;
import org.wengang.web.Texts;

/** The forms of all kinds of filings, told by their headings. */
@Component
public final class FilingForms {

    private final List<FilingLayout> layouts;
    private final Set<String> reasons;

    FilingForms(FilingSchemas schemas, Texts texts) {
        this.layouts = schemas.all().stream().map(FilingLayout::of).toList();
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

    /** Whether the form has every heading. */
    public boolean has(FilingLayout layout, List<SheetHeading> headings) {
        return headings.stream()
                .map(SheetHeading::name)
                .filter(name -> !reasons.contains(name))
                .allMatch(name -> layout.ofHeading(name).isPresent());
    }

    /** What filings of the form are called. */
    public Message title(FilingLayout layout) {
        return Message.of("registry.filing." + layout.word());
    }
}
