package org.wengang.registry.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wengang.kernel.Refused;
import org.wengang.registry.cell.RowFault;
import org.wengang.web.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Faults, problems and meanings as the database keeps them. */
@Component
public final class FaultText {

    private final JsonMapper json;

    FaultText(JsonMapper json) {
        this.json = json;
    }

    public String write(List<RowFault> faults) {
        return json.writeValueAsString(
                faults.stream()
                        .map(fault ->
                                Map.of(
                                        "column", fault.heading(),
                                        "code", fault.code(),
                                        "arguments", fault.arguments()))
                        .toList());
    }

    String write(Refused refused) {
        return json.writeValueAsString(
                Map.of("code", refused.problem().code(), "arguments", refused.arguments()));
    }

    String write(Meanings meanings) {
        return json.writeValueAsString(meanings.all());
    }

    Meanings meanings(String text) {
        var all = new ArrayList<Meanings.Meaning>();
        for (var node : json.readTree(text)) {
            var column = node.get("column");
            all.add(
                    new Meanings.Meaning(
                            node.get("heading").asString(),
                            column.isNull() ? null : column.asString()));
        }
        return new Meanings(all);
    }

    public List<RowFault> faults(String text) {
        var faults = new ArrayList<RowFault>();
        for (var node : json.readTree(text)) {
            faults.add(
                    new RowFault(
                            node.get("column").asString(),
                            node.get("code").asString(),
                            arguments(node)));
        }
        return faults;
    }

    Message problem(String text) {
        var node = json.readTree(text);
        return new Message("problem." + node.get("code").asString(), arguments(node));
    }

    /** Numbers as numbers and words as keys, so that each language writes them its way. */
    private static List<Object> arguments(JsonNode node) {
        var arguments = new ArrayList<Object>();
        for (var argument : node.get("arguments")) {
            if (argument.isObject()) {
                arguments.add(Message.of(argument.get("key").asString()));
            } else {
                arguments.add(
                        argument.isIntegralNumber() ? argument.asLong() : argument.asString());
            }
        }
        return arguments;
    }
}
