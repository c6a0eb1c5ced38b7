package org.wengang.engine.language;

import static dev.cel.common.CelOverloadDecl.newGlobalOverload;
import static dev.cel.common.CelOverloadDecl.newMemberOverload;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.types.TypeParamType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wengang.engine.schema.Type;

/**
 * The same closed language told to CEL: facts and parameters as structs, dates, money and regions
 * as opaque types, and no standard library. Codes are strings to CEL; our typing knows their lists.
 */
final class CelEnvironment {

    private static final CelType DATE = OpaqueType.create("date");
    private static final CelType MONEY = OpaqueType.create("money");
    private static final CelType REGION = OpaqueType.create("region");
    private static final CelType ANY = TypeParamType.create("A");
    private static final CelType OTHER = TypeParamType.create("B");
    private static final CelType BOOL = SimpleType.BOOL;
    private static final CelType INT = SimpleType.INT;
    private static final CelType STRING = SimpleType.STRING;
    private static final int DEEPEST = 50;

    private CelEnvironment() {}

    static CelCompiler compiler(Scope scope) {
        StructType facts = struct("Facts", factTypes(scope));
        StructType parameters = struct("Parameters", scope.parameters());
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardEnvironmentEnabled(false)
                .setStandardMacros()
                .setOptions(CelOptions.current().maxParseRecursionDepth(DEEPEST).build())
                .setTypeProvider(provider(facts, parameters))
                .addVar("p", StructTypeReference.create(facts.name()))
                .addVar("param", StructTypeReference.create(parameters.name()))
                .addFunctionDeclarations(functions())
                .build();
    }

    private static Map<String, Type> factTypes(Scope scope) {
        var types = new LinkedHashMap<String, Type>();
        scope.schema().facts().forEach((name, fact) -> types.put(name, fact.type()));
        return types;
    }

    private static StructType struct(String name, Map<String, Type> fields) {
        var types = ImmutableMap.<String, CelType>builder();
        fields.forEach((field, type) -> types.put(field, type(type)));
        ImmutableMap<String, CelType> fieldTypes = types.buildOrThrow();
        return StructType.create(
                name,
                ImmutableSet.copyOf(fieldTypes.keySet()),
                field -> Optional.ofNullable(fieldTypes.get(field)));
    }

    private static CelType type(Type type) {
        return switch (type) {
            case Type.Simple.BOOL -> BOOL;
            case Type.Simple.INT -> INT;
            case Type.Simple.MONEY -> MONEY;
            case Type.Simple.DATE -> DATE;
            case Type.Simple.REGION -> REGION;
            case Type.Simple.STRING -> STRING;
            case Type.Code ignored -> STRING;
            case Type.Codes ignored -> ListType.create(STRING);
            case Type.Tiers tiers -> table(type(tiers.bound()), type(tiers.value()));
        };
    }

    private static CelType table(CelType bound, CelType value) {
        return OpaqueType.create("tiers", bound, value);
    }

    private static CelTypeProvider provider(StructType... structs) {
        var types = ImmutableList.<CelType>copyOf(structs);
        return new CelTypeProvider() {
            @Override
            public ImmutableList<CelType> types() {
                return types;
            }

            @Override
            public Optional<CelType> findType(String name) {
                return types.stream().filter(type -> type.name().equals(name)).findFirst();
            }
        };
    }

    private static List<CelFunctionDecl> functions() {
        var functions = new ArrayList<CelFunctionDecl>();
        functions.add(function("_&&_", BOOL, List.of(BOOL, BOOL)));
        functions.add(function("_||_", BOOL, List.of(BOOL, BOOL)));
        functions.add(function("!_", BOOL, List.of(BOOL)));
        functions.add(function("_?_:_", ANY, List.of(BOOL, ANY, ANY)));
        functions.add(function("@in", BOOL, List.of(ANY, ListType.create(ANY))));
        functions.add(function("known", BOOL, List.of(ANY)));
        for (String equality : List.of("_==_", "_!=_")) {
            functions.add(function(equality, BOOL, List.of(ANY, ANY)));
        }
        for (String order : List.of("_<_", "_<=_", "_>_", "_>=_")) {
            functions.add(same(order, BOOL, INT, MONEY, DATE, STRING, BOOL));
        }
        functions.add(
                CelFunctionDecl.newFunctionDeclaration(
                        "_+_",
                        overload("_+_", 0, INT, List.of(INT, INT)),
                        overload("_+_", 1, MONEY, List.of(MONEY, MONEY)),
                        overload("_+_", 2, STRING, List.of(STRING, STRING))));
        functions.add(function("-_", INT, List.of(INT), MONEY, List.of(MONEY)));
        functions.add(function("_/_", INT, List.of(INT, INT)));
        functions.add(function("_%_", INT, List.of(INT, INT)));
        functions.add(function("size", INT, List.of(STRING)));
        for (String test : List.of("contains", "startsWith", "endsWith")) {
            functions.add(member(test, BOOL, List.of(STRING, STRING)));
        }
        functions.add(member("substring", STRING, List.of(STRING, INT), List.of(STRING, INT, INT)));
        functions.add(function("_-_", INT, List.of(INT, INT), MONEY, List.of(MONEY, MONEY)));
        functions.add(times());
        functions.add(function("years", INT, List.of(DATE, DATE)));
        functions.add(function("days", INT, List.of(DATE, DATE)));
        functions.add(function("within", BOOL, List.of(REGION, REGION)));
        functions.add(function("outside", BOOL, List.of(REGION, STRING, REGION)));
        functions.add(function("addMonths", DATE, List.of(DATE, INT)));
        functions.add(function("monthEnd", DATE, List.of(DATE)));
        functions.add(function("percent", MONEY, List.of(MONEY, INT, STRING)));
        functions.add(function("prorate", MONEY, List.of(MONEY, INT, INT, STRING)));
        functions.add(function("tier", OTHER, List.of(ANY, table(ANY, OTHER))));
        functions.add(extreme("min"));
        functions.add(extreme("max"));
        functions.add(function("zero", MONEY, List.of()));
        functions.add(function("yuan", MONEY, List.of(STRING)));
        functions.add(function("date", DATE, List.of(STRING)));
        functions.add(function("region", REGION, List.of(STRING)));
        return functions;
    }

    private static CelFunctionDecl function(String name, CelType result, List<CelType> parameters) {
        return CelFunctionDecl.newFunctionDeclaration(name, overload(name, 0, result, parameters));
    }

    private static CelFunctionDecl function(
            String name,
            CelType result,
            List<CelType> parameters,
            CelType otherResult,
            List<CelType> otherParameters) {
        return CelFunctionDecl.newFunctionDeclaration(
                name,
                overload(name, 0, result, parameters),
                overload(name, 1, otherResult, otherParameters));
    }

    /** What is written after a dot; the first parameter is what stands before it. */
    @SafeVarargs
    private static CelFunctionDecl member(
            String name, CelType result, List<CelType>... parameters) {
        var overloads = new ArrayList<CelOverloadDecl>();
        for (List<CelType> each : parameters) {
            String id = "policy " + name + " " + overloads.size();
            overloads.add(newMemberOverload(id, result, each));
        }
        return CelFunctionDecl.newFunctionDeclaration(name, overloads);
    }

    private static CelFunctionDecl same(String name, CelType result, CelType... operands) {
        var overloads = new ArrayList<CelOverloadDecl>();
        for (CelType operand : operands) {
            overloads.add(overload(name, overloads.size(), result, List.of(operand, operand)));
        }
        return CelFunctionDecl.newFunctionDeclaration(name, overloads);
    }

    private static CelFunctionDecl extreme(String name) {
        var overloads = new ArrayList<CelOverloadDecl>();
        for (CelType operand : List.of(INT, MONEY, DATE)) {
            overloads.add(overload(name, overloads.size(), operand, List.of(operand, operand)));
        }
        return CelFunctionDecl.newFunctionDeclaration(name, overloads);
    }

    private static CelFunctionDecl times() {
        return CelFunctionDecl.newFunctionDeclaration(
                "_*_",
                overload("_*_", 0, INT, List.of(INT, INT)),
                overload("_*_", 1, MONEY, List.of(MONEY, INT)),
                overload("_*_", 2, MONEY, List.of(INT, MONEY)));
    }

    private static CelOverloadDecl overload(
            String name, int number, CelType result, List<CelType> parameters) {
        return newGlobalOverload("policy " + name + " " + number, result, parameters);
    }
}
