package org.wengang.policy.issue;

import java.util.List;
import org.wengang.engine.policy.Parameter;
import org.wengang.engine.schema.CodeList;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Type;

/**
 * The values an open parameter may take.
 *
 * @param codes the codes to choose from, in the order of their list; empty where it is no code
 */
record OpenValues(Type type, List<String> codes) {

    static OpenValues of(FactSchema schema, Parameter parameter) {
        return new OpenValues(
                parameter.type(),
                switch (parameter.type()) {
                    case Type.Code(String list) -> codes(schema.codeList(list));
                    case Type.Codes(String list) -> codes(schema.codeList(list));
                    case Type.Simple ignored -> List.of();
                });
    }

    private static List<String> codes(CodeList list) {
        return List.copyOf(list.labels().keySet());
    }

    /** Whether the text, as a policy file would write it, is one of them. */
    boolean accepts(String text) {
        var value = type.value(text);
        if (value == null) {
            return false;
        }
        return switch (type) {
            case Type.Code ignored -> codes.contains((String) value);
            case Type.Codes ignored ->
                    !((List<?>) value).isEmpty() && codes.containsAll((List<?>) value);
            case Type.Simple.MONEY -> (Long) value >= 0;
            case Type.Simple ignored -> true;
        };
    }
}
