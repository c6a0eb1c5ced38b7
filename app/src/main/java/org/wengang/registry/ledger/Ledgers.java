package org.wengang.registry.ledger;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.wengang.engine.schema.FactSchema;
import org.wengang.registry.filing.FilingLayout;

/**
 * The forms of all ledgers.
 *
 * @param layouts one for each ledger
 */
public record Ledgers(Map<Ledger, FilingLayout> layouts) {

    public Ledgers {
        layouts = Map.copyOf(layouts);
    }

    /**
     * @throws org.wengang.engine.error.PolicyErrors if one is broken
     */
    public static Ledgers onClassPath() {
        var layouts = new EnumMap<Ledger, FilingLayout>(Ledger.class);
        for (var ledger : Ledger.values()) {
            layouts.put(
                    ledger,
                    FilingLayout.ofLedger(
                            schema(ledger.schema()), ledger.keys(), ledger.isCodeRequired()));
        }
        return new Ledgers(layouts);
    }

    private static FactSchema schema(String name) {
        var file = "/ledgers/" + name.substring(0, name.indexOf('/')) + ".yaml";
        var in = Objects.requireNonNull(Ledgers.class.getResourceAsStream(file), file);
        try (var yaml = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            var schema = FactSchema.load(yaml, file);
            if (!schema.name().equals(name)) {
                throw new IllegalStateException(file + " holds " + schema.name());
            }
            return schema;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public FilingLayout layout(Ledger ledger) {
        return Objects.requireNonNull(layouts.get(ledger));
    }

    /** What its facts are. */
    public FactSchema schema(Ledger ledger) {
        return layout(ledger).schema();
    }
}
