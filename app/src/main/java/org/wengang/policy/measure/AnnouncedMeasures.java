package org.wengang.policy.measure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wengang.engine.measure.Measure;
import org.wengang.policy.catalogue.PolicyFolder;

/** All measures of the catalogue, by place and then as their files list them. */
@Component
final class AnnouncedMeasures {

    private final List<Announced> all;

    AnnouncedMeasures(PolicyFolder folder) {
        this.all = folder.measures().stream().flatMap(file -> Announced.of(file).stream()).toList();
    }

    /**
     * @param kind null for every class
     * @param words as {@link Announced#has} takes them; empty for all
     */
    List<Announced> find(Measure.@Nullable Kind kind, String words) {
        return all.stream()
                .filter(announced -> kind == null || announced.measure().kind() == kind)
                .filter(announced -> announced.has(words))
                .toList();
    }
}
