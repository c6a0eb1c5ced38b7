package org.wengang.registry.imports;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wengang.kernel.Refused;
import org.wengang.registry.FactsView;
import org.wengang.registry.RegistryProblem;

/** Every kind of file that can be brought in. */
@Component
public final class Shapes {

    /** What most files list: workers. */
    public static final String ROSTER = FactsView.WORKER;

    private final List<Shape> shapes;

    Shapes(List<Shape> shapes) {
        this.shapes = List.copyOf(shapes);
    }

    /** The roster first. */
    public List<String> schemas() {
        return Stream.concat(
                        Stream.of(ROSTER),
                        shapes.stream().flatMap(shape -> shape.schemas().stream()))
                .distinct()
                .toList();
    }

    /**
     * @throws Refused registry-schema-unknown
     */
    public Shape of(String schema) {
        return shapes.stream()
                .filter(shape -> shape.schemas().contains(schema))
                .findFirst()
                .orElseThrow(() -> new Refused(RegistryProblem.SCHEMA_UNKNOWN));
    }
}
