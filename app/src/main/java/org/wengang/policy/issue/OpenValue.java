package org.wengang.policy.issue;

import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.CodeList;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Type;
import org.wengang.organisation.Divisions;
import org.wengang.organisation.PlaceLookup;

/** What an officer may answer where a source leaves a value open. */
public record OpenValue(Type type, FactSchema schema) {

    /** The list to choose from; null where the answer is no code. */
    public @Nullable CodeList choices() {
        return switch (type) {
            case Type.Code(String list) -> schema.codeList(list);
            case Type.Codes(String list) -> schema.codeList(list);
            case Type.Simple ignored -> null;
            case Type.Tiers ignored -> null;
        };
    }

    /**
     * The answer as the policy file would write it; empty if it is none. Blanks and full-width
     * digits, grouping and the unit of an amount, and names instead of division codes are forgiven.
     */
    public Optional<String> read(String written, Divisions divisions) {
        var plain = Normalizer.normalize(written.strip(), Normalizer.Form.NFKC);
        var text =
                switch (type) {
                    case Type.Simple.MONEY ->
                            plain.replaceAll("(?<=[0-9]),(?=[0-9]{3})", "")
                                    .replaceAll("[元¥\\s]", "");
                    case Type.Simple.REGION -> division(written, divisions);
                    case Type.Simple.BOOL, Type.Simple.INT, Type.Simple.DATE -> plain;
                    case Type.Simple.STRING -> written.strip();
                    case Type.Code ignored -> plain;
                    case Type.Codes ignored -> plain;
                    case Type.Tiers ignored -> plain;
                };
        return accepts(text) ? Optional.of(type.text(valueOf(text))) : Optional.empty();
    }

    private static String division(String written, Divisions divisions) {
        return divisions.byPath(written.strip()) instanceof PlaceLookup.Found(var division)
                ? division.current().value()
                : "";
    }

    private Object valueOf(String text) {
        return Objects.requireNonNull(type.value(text));
    }

    /** Whether the text, as a policy file would write it, is a value the parameter may take. */
    boolean accepts(String text) {
        var value = type.value(text);
        if (value == null) {
            return false;
        }
        var list = choices();
        return switch (value) {
            case List<?> codes ->
                    !codes.isEmpty() && codes.stream().allMatch(code -> isIn(list, code));
            case String code -> isIn(list, code);
            case Long number -> number >= 0;
            default -> true;
        };
    }

    private static boolean isIn(@Nullable CodeList list, Object code) {
        return list != null && list.has((String) code);
    }
}
