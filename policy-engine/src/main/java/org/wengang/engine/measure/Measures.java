package org.wengang.engine.measure;

import java.io.Reader;
import java.util.List;
import org.wengang.engine.basis.Basis;
import org.wengang.engine.schema.Region;

/**
 * The measures of one jurisdiction: a file {@code measures.yaml}.
 *
 * @param basis the passages they are cited from
 */
public record Measures(Region region, List<Basis> basis, List<Measure> measures) {

    /** What a file with measures is called, in the folder of its jurisdiction. */
    public static final String FILE = "measures.yaml";

    public Measures {
        basis = List.copyOf(basis);
        measures = List.copyOf(measures);
    }

    /**
     * @param file the name that errors show
     * @throws org.wengang.engine.error.PolicyErrors with everything that is wrong
     */
    public static Measures load(Reader yaml, String file) {
        return new MeasureReader().read(yaml, file);
    }

    /** The title of the passage with that id. */
    public String title(String basisId) {
        return basis.stream()
                .filter(each -> each.id().equals(basisId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No basis " + basisId))
                .title();
    }
}
