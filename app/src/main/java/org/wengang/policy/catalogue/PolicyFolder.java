package org.wengang.policy.catalogue;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.engine.measure.Measures;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Jurisdictions;

/**
 * The folder of policies that comes with the program.
 *
 * @param schemas what policies may speak of, by name
 * @param policies the files as they are written, by name
 * @param measures what the sources announce besides, by file: never stored, never issued
 */
public record PolicyFolder(
        Map<String, FactSchema> schemas,
        Jurisdictions jurisdictions,
        List<Written> policies,
        List<Measures> measures) {

    private static final String ROOT = "/policies/";
    private static final String SCHEMAS = "policies/schema/";
    private static final String JURISDICTIONS = SCHEMAS + "jurisdictions.yaml";

    /**
     * A policy file, unread.
     *
     * @param file its place in the folder, e.g. {@code policies/130110-luquan/R-SJZ-04.yaml}
     * @param yaml with line feeds alone, whatever the machine it was written on
     */
    public record Written(String file, String yaml) {}

    public PolicyFolder {
        schemas = Map.copyOf(schemas);
        policies = List.copyOf(policies);
        measures = List.copyOf(measures);
    }

    /**
     * Reads {@code classpath:policies}.
     *
     * @throws PolicyErrors if a schema or a file of measures is broken; policies are not looked
     *     into
     */
    public static PolicyFolder onClassPath() {
        var schemas = new LinkedHashMap<String, FactSchema>();
        var jurisdictions = Jurisdictions.BY_CODE;
        var policies = new ArrayList<Written>();
        var measures = new ArrayList<Measures>();
        for (var written : files()) {
            if (written.file().equals(JURISDICTIONS)) {
                jurisdictions =
                        Jurisdictions.load(new StringReader(written.yaml()), written.file());
            } else if (written.file().startsWith(SCHEMAS)) {
                var schema = FactSchema.load(new StringReader(written.yaml()), written.file());
                schemas.put(schema.name(), schema);
            } else if (written.file().endsWith("/" + Measures.FILE)) {
                measures.add(Measures.load(new StringReader(written.yaml()), written.file()));
            } else {
                policies.add(written);
            }
        }
        return new PolicyFolder(schemas, jurisdictions, policies, measures);
    }

    private static List<Written> files() {
        var files = new ArrayList<Written>();
        try {
            for (var resource :
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath:policies/**/*.yaml")) {
                var address = resource.getURL().getPath();
                var file = address.substring(address.lastIndexOf(ROOT) + 1);
                var yaml = resource.getContentAsString(StandardCharsets.UTF_8);
                files.add(new Written(file, yaml.replace("\r\n", "\n")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.sort(Comparator.comparing(Written::file));
        return files;
    }
}
