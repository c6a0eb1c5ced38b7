package org.wengang.bench.peer;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelVariableResolver;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Region;

/**
 * The Luquan rule in standard CEL, run by cel-java's newer runtime from a typed resolver, which is
 * its fastest way. CEL has no unknown of its own here: an empty text or a day before 1970 stands
 * for it, so this decides only who is eligible and says nothing of reasons.
 */
public final class CelLuquan {

    private static final String RULE =
            """
            stay_place == '130110'
            && stay_from >= 0 && stay_from <= %d && stay_to >= %d
            && hukou != '' && hukou != '130000' && !hukou.startsWith('1301')
            && home != '' && home != '130000' && !home.startsWith('1301')
            && residence != '' && residence != '130000' && !residence.startsWith('1301')
            && ((category == 'employee' && kind in ['private', 'foreign', 'individual_business'])
                || kind == 'individual_business' || category == 'construction_site')
            """
                    .formatted(
                            LocalDate.of(2021, 2, 11).toEpochDay(),
                            LocalDate.of(2021, 2, 17).toEpochDay());

    private final CelRuntime.Program program;

    /** The facts as CEL's values. */
    public record Person(
            String hukou,
            String home,
            String residence,
            String stayPlace,
            Long stayFrom,
            Long stayTo,
            String category,
            String kind)
            implements CelVariableResolver {

        public static Person of(Facts facts) {
            return new Person(
                    text(facts, "hukou"),
                    text(facts, "home"),
                    text(facts, "residence"),
                    text(facts, "stay_place"),
                    day(facts, "stay_from"),
                    day(facts, "stay_to"),
                    text(facts, "worker_category"),
                    text(facts, "employer_kind"));
        }

        private static String text(Facts facts, String name) {
            @Nullable Object value = facts.get(name);
            if (value instanceof Region region) {
                return region.code();
            }
            return value instanceof String code ? code : "";
        }

        private static Long day(Facts facts, String name) {
            return facts.get(name) instanceof LocalDate day ? day.toEpochDay() : -1L;
        }

        @Override
        public Optional<Object> find(String name) {
            return switch (name) {
                case "hukou" -> Optional.of(hukou);
                case "home" -> Optional.of(home);
                case "residence" -> Optional.of(residence);
                case "stay_place" -> Optional.of(stayPlace);
                case "stay_from" -> Optional.of(stayFrom);
                case "stay_to" -> Optional.of(stayTo);
                case "category" -> Optional.of(category);
                case "kind" -> Optional.of(kind);
                default -> Optional.empty();
            };
        }
    }

    public CelLuquan() throws CelValidationException, CelEvaluationException {
        CelType text = SimpleType.STRING;
        var compiler =
                CelCompilerFactory.standardCelCompilerBuilder()
                        .addVar("hukou", text)
                        .addVar("home", text)
                        .addVar("residence", text)
                        .addVar("stay_place", text)
                        .addVar("stay_from", SimpleType.INT)
                        .addVar("stay_to", SimpleType.INT)
                        .addVar("category", text)
                        .addVar("kind", text)
                        .build();
        this.program =
                CelRuntimeFactory.plannerRuntimeBuilder()
                        .build()
                        .createProgram(compiler.compile(RULE).getAst());
    }

    /** 1 if eligible. */
    public long verdict(Person person) {
        try {
            return Boolean.TRUE.equals(program.eval(person)) ? 1 : 0;
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("The rule needs no fact that may be missing.", e);
        }
    }
}
