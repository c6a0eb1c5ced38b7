package org.wengang.registry;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.wengang.engine.schema.FactSchema;

/**
 * What can be filed: the schemas of {@code policies/schema} whose rows are filings, each with its
 * tables.
 *
 * @param all by name
 */
public record FilingSchemas(List<FactSchema> all) {

    public FilingSchemas {
        all = List.copyOf(all);
    }

    /**
     * @throws org.wengang.engine.error.PolicyErrors if one is broken
     */
    public static FilingSchemas onClassPath() {
        var schemas = new ArrayList<FactSchema>();
        try {
            for (var resource :
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath:policies/schema/*-*.yaml")) {
                var yaml = resource.getContentAsString(StandardCharsets.UTF_8);
                schemas.add(
                        FactSchema.load(
                                new StringReader(yaml), String.valueOf(resource.getFilename())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        schemas.removeIf(schema -> schema.filing() == null);
        schemas.sort(Comparator.comparing(FactSchema::name));
        return new FilingSchemas(schemas);
    }

    /** Empty for a roster's schema as well. */
    public Optional<FactSchema> find(String name) {
        return all.stream().filter(schema -> schema.name().equals(name)).findFirst();
    }
}
