package org.wengang.registry.imports.page;

import org.springframework.stereotype.Component;
import org.wengang.registry.FilingSchemas;
import org.wengang.registry.filings.FilingWords;
import org.wengang.registry.imports.OpenFile;
import org.wengang.registry.imports.Shapes;
import org.wengang.registry.workers.FactWords;
import org.wengang.web.Page;

/** What a waiting import would change, in the words of whoever looks. */
@Component
public final class SampleWords {

    private final FilingSchemas schemas;
    private final FactWords ofWorkers;
    private final FilingWords ofFilings;

    SampleWords(FilingSchemas schemas, FactWords ofWorkers, FilingWords ofFilings) {
        this.schemas = schemas;
        this.ofWorkers = ofWorkers;
        this.ofFilings = ofFilings;
    }

    /** The fact, what it was, what it would be. */
    public String of(Page page, String schema, OpenFile.Change change) {
        if (schema.equals(Shapes.ROSTER)) {
            var from = change.from();
            return page.t(
                    "registry.import.change",
                    ofWorkers.label(page, change.fact()),
                    from == null
                            ? page.t("registry.unknown")
                            : ofWorkers.value(page, change.fact(), from),
                    ofWorkers.value(page, change.fact(), change.to()));
        }
        var facts = schemas.find(schema).orElseThrow();
        return page.t(
                "registry.import.change",
                ofFilings.label(page, facts, change.fact()),
                ofFilings.value(page, facts, change.fact(), change.from()),
                ofFilings.value(page, facts, change.fact(), change.to()));
    }
}
