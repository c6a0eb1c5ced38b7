package org.wengang.engine.language;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.compiler.CelCompiler;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.error.ErrorCollector;
import org.wengang.engine.error.Fault;
import org.wengang.engine.error.Position;
import org.wengang.engine.schema.Type;
import org.wengang.engine.yaml.YamlText;

/**
 * From text to typed tree. CEL parses; our own typing is the closed language and speaks to the
 * author; CEL's checker, which knows the same facts, functions and operators, must agree.
 */
public final class Checker {

    private static final int LONGEST = 4_000;
    private static final long HEAVIEST = 20_000;

    private final Scope scope;
    private final CelCompiler cel;
    private final ErrorCollector errors;

    public Checker(Scope scope, ErrorCollector errors) {
        this.scope = scope;
        this.cel = CelEnvironment.compiler(scope);
        this.errors = errors;
    }

    /**
     * @param expected the type the expression must have
     * @return null if anything is wrong with it; then errors were added
     */
    public @Nullable Expression check(YamlText text, Type expected) {
        if (text.text().codePointCount(0, text.text().length()) > LONGEST) {
            errors.add(text.at(), Fault.TOO_LARGE);
            return null;
        }
        @Nullable CelAbstractSyntaxTree parsed = accept(cel.parse(text.text()), text, Fault.SYNTAX);
        if (parsed == null) {
            return null;
        }
        @Nullable Expression typed = new Typing(scope, parsed, text, errors).expression(expected);
        if (typed == null || accept(cel.check(parsed), text, Fault.CHECKER) == null) {
            return null;
        }
        if (typed.weight() > HEAVIEST) {
            errors.add(text.at(), Fault.TOO_LARGE);
            return null;
        }
        return typed;
    }

    private @Nullable CelAbstractSyntaxTree accept(
            CelValidationResult result, YamlText text, Fault fault) {
        for (CelIssue issue : result.getErrors()) {
            errors.add(place(issue, result, text), fault, firstLine(issue.getMessage()));
        }
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            if (result.getErrors().isEmpty()) {
                errors.add(text.at(), fault, firstLine(String.valueOf(e.getMessage())));
            }
            return null;
        }
    }

    private static Position place(CelIssue issue, CelValidationResult result, YamlText text) {
        return result.getSource()
                .getLocationOffset(issue.getSourceLocation())
                .map(text::at)
                .orElse(text.at());
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("?");
    }
}
