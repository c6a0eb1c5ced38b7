package org.wengang.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.wengang.engine.measure.Measures;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Jurisdictions;
import org.wengang.engine.schema.Region;

/** The project's own policies, as the tests read them. */
public final class Catalogue {

    /** The worker of F-01, whom Luquan pays. */
    public static final Map<String, Object> OUTSIDER =
            Map.of(
                    "hukou",
                    new Region("130600"),
                    "home",
                    new Region("130600"),
                    "residence",
                    new Region("130600"),
                    "stay_place",
                    new Region("130110"),
                    "stay_from",
                    LocalDate.of(2021, 2, 1),
                    "stay_to",
                    LocalDate.of(2021, 2, 20),
                    "worker_category",
                    "employee",
                    "employer_kind",
                    "private");

    public static final Path FOLDER = Path.of("..", "policies");
    private static final Map<String, FactSchema> SCHEMAS = schemas();
    public static final FactSchema WORKER = schema("worker/1");
    public static final Jurisdictions JURISDICTIONS = jurisdictions();

    private Catalogue() {}

    public static List<Path> files() {
        try (var walk = Files.walk(FOLDER)) {
            return walk.filter(path -> path.toString().endsWith(".yaml"))
                    .filter(path -> !path.startsWith(FOLDER.resolve("schema")))
                    .filter(path -> !path.endsWith(Measures.FILE))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static PolicyFile policy(Path path) {
        try (var reader = Files.newBufferedReader(path)) {
            return PolicyFile.load(reader, FOLDER.relativize(path).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static PolicyFile luquan() {
        return policy(FOLDER.resolve("130110-luquan/R-SJZ-04.yaml"));
    }

    public static PolicyFile hengshui() {
        return policy(FOLDER.resolve("131100-hengshui/R-HS-01.yaml"));
    }

    public static PolicyFile policy(String code) {
        return files().stream()
                .filter(path -> path.endsWith(code + ".yaml"))
                .map(Catalogue::policy)
                .findFirst()
                .orElseThrow();
    }

    public static CheckedPolicy checked(PolicyFile policy) {
        return PolicyCompiler.check(policy, schema(policy.schema().text()));
    }

    public static FactSchema schema(String name) {
        return Objects.requireNonNull(SCHEMAS.get(name), name);
    }

    public static List<Measures> measures() {
        try (var walk = Files.walk(FOLDER)) {
            return walk.filter(path -> path.endsWith(Measures.FILE))
                    .sorted()
                    .map(Catalogue::measures)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Measures measures(Path path) {
        try (var reader = Files.newBufferedReader(path)) {
            return Measures.load(reader, FOLDER.relativize(path).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, FactSchema> schemas() {
        var schemas = new TreeMap<String, FactSchema>();
        try (var list = Files.list(FOLDER.resolve("schema"))) {
            for (Path path : list.filter(each -> !each.endsWith("jurisdictions.yaml")).toList()) {
                try (var reader = Files.newBufferedReader(path)) {
                    FactSchema schema = FactSchema.load(reader, path.getFileName().toString());
                    schemas.put(schema.name(), schema);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return schemas;
    }

    private static Jurisdictions jurisdictions() {
        try (var reader = Files.newBufferedReader(FOLDER.resolve("schema/jurisdictions.yaml"))) {
            return Jurisdictions.load(reader, "schema/jurisdictions.yaml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
