package org.wengang.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Jurisdictions;

/** The project's own policies, as the tests read them. */
public final class Catalogue {

    public static final Path FOLDER = Path.of("..", "policies");
    public static final FactSchema WORKER = schema();
    public static final Jurisdictions JURISDICTIONS = jurisdictions();

    private Catalogue() {}

    public static List<Path> files() {
        try (var walk = Files.walk(FOLDER)) {
            return walk.filter(path -> path.toString().endsWith(".yaml"))
                    .filter(path -> !path.startsWith(FOLDER.resolve("schema")))
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

    private static FactSchema schema() {
        try (var reader = Files.newBufferedReader(FOLDER.resolve("schema/worker-1.yaml"))) {
            return FactSchema.load(reader, "schema/worker-1.yaml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Jurisdictions jurisdictions() {
        try (var reader = Files.newBufferedReader(FOLDER.resolve("schema/jurisdictions.yaml"))) {
            return Jurisdictions.load(reader, "schema/jurisdictions.yaml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
