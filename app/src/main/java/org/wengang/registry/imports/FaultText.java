package org.wengang.registry.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wengang.kernel.Refused;
import org.wengang.registry.cell.FileRow;
import org.wengang.registry.cell.RowFault;
import org.wengang.registry.imports.ImportBatch.SkippedSheet;
import org.wengang.sheet.SheetReader;
import org.wengang.web.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Faults, problems, meanings and sheets that were not read, as the database keeps them. */
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
                                        "arguments", written(fault.arguments())))
                        .toList());
    }

    /** Other rows by their numbers in the file. */
    private static List<Object> written(List<Object> arguments) {
        return arguments.stream()
                .<Object>map(argument ->
                        argument instanceof FileRow row ? Map.of("row", row.inFile()) : argument)
                .toList();
    }

    String skipped(List<SheetReader.Skipped> sheets) {
        return json.writeValueAsString(
                sheets.stream()
                        .map(sheet ->
                                Map.of(
                                        "name", sheet.name(),
                                        "why", SkippedSheet.Why.of(sheet.why()).stored(),
                                        "missing", sheet.missing(),
                                        "headings",
                                                sheet.headings().stream()
                                                        .map(heading -> heading.text().strip())
                                                        .toList()))
                        .toList());
    }

    List<SkippedSheet> skipped(String text) {
        var sheets = new ArrayList<SkippedSheet>();
        for (var node : json.readTree(text)) {
            sheets.add(
                    new SkippedSheet(
                            node.get("name").asString(),
                            SkippedSheet.Why.of(node.get("why").asString()),
                            strings(node.get("missing")),
                            strings(node.get("headings"))));
        }
        return sheets;
    }

    private static List<String> strings(JsonNode node) {
        return node.valueStream().map(JsonNode::asString).toList();
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

    /**
     * @param sheets names of those the rows stand in, see {@link FileRow#of}
     */
    public List<RowFault> faults(String text, List<String> sheets) {
        var faults = new ArrayList<RowFault>();
        for (var node : json.readTree(text)) {
            faults.add(
                    new RowFault(
                            node.get("column").asString(),
                            node.get("code").asString(),
                            arguments(node, sheets)));
        }
        return faults;
    }

    Message problem(String text) {
        var node = json.readTree(text);
        return new Message("problem." + node.get("code").asString(), arguments(node, List.of()));
    }

    /** Numbers as numbers and words as keys, so that each language writes them its way. */
    private static List<Object> arguments(JsonNode node, List<String> sheets) {
        var arguments = new ArrayList<Object>();
        for (var argument : node.get("arguments")) {
            if (argument.has("row")) {
                arguments.add(FileRow.of(argument.get("row").asInt(), sheets));
            } else if (argument.isObject()) {
                arguments.add(Message.of(argument.get("key").asString()));
            } else {
                arguments.add(
                        argument.isIntegralNumber() ? argument.asLong() : argument.asString());
            }
        }
        return arguments;
    }
}
