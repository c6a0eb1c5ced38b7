package org.wengang.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.error.ErrorCollector;
import org.wengang.engine.error.Fault;
import org.wengang.engine.policy.Parameter;
import org.wengang.engine.schema.CodeList;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Type;

/** Whether the codes a parameter holds are in their list. */
final class CodeCheck {

    private CodeCheck() {}

    static void check(Parameter parameter, Object value, FactSchema schema, ErrorCollector errors) {
        switch (parameter.type()) {
            case Type.Code(String list) ->
                    check(parameter, List.of((String) value), list, schema, errors);
            case Type.Codes(String list) -> check(parameter, (List<?>) value, list, schema, errors);
            case Type.Simple ignored -> {}
            case Type.Tiers ignored -> {}
        }
    }

    private static void check(
            Parameter parameter,
            List<?> codes,
            String list,
            FactSchema schema,
            ErrorCollector errors) {
        @Nullable CodeList known = schema.codeLists().get(list);
        if (known == null) {
            errors.add(parameter.at(), Fault.CODE_LIST_UNKNOWN, list);
            return;
        }
        for (Object code : codes) {
            if (!known.has((String) code)) {
                errors.add(parameter.at(), Fault.CODE_UNKNOWN, (String) code, list);
            }
        }
    }
}
