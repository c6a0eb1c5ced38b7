package org.wengang.engine.basis;

import java.util.List;
import java.util.Optional;
import org.wengang.engine.basis.Basis.Citation;
import org.wengang.engine.error.ErrorCollector;
import org.wengang.engine.error.Fault;
import org.wengang.engine.yaml.YamlText;

/** Reads {@code basis:words} and checks that the words stand in the basis. */
public final class CitationReader {

    private final List<Basis> basis;
    private final ErrorCollector errors;

    public CitationReader(List<Basis> basis, ErrorCollector errors) {
        this.basis = basis;
        this.errors = errors;
    }

    public Citation read(YamlText text) {
        int colon = text.text().indexOf(':');
        if (colon < 1 || colon == text.text().length() - 1) {
            if (!text.text().isEmpty()) {
                errors.add(text.at(), Fault.CITE_FORM);
            }
            return new Citation("", "");
        }
        var citation =
                new Citation(
                        text.text().substring(0, colon).strip(),
                        text.text().substring(colon + 1).strip());
        Optional<Basis> source =
                basis.stream().filter(each -> each.id().equals(citation.basis())).findFirst();
        if (source.isEmpty()) {
            errors.add(text.at(), Fault.BASIS_UNKNOWN, citation.basis());
        } else if (!source.get().text().contains(citation.words())) {
            errors.add(text.at(), Fault.CITE_NOT_IN_TEXT, citation.basis(), citation.words());
        }
        return citation;
    }
}
