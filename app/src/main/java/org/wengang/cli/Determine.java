package org.wengang.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.policy.Parameter;
import org.wengang.engine.schema.Type;
import org.wengang.registry.cell.FileRow;
import org.wengang.registry.roster.RosterLine;
import org.wengang.web.Language;
import org.wengang.web.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Who of a roster is entitled to what, without server or database. The same rules on the same rows
 * as the server; what it does not know, since only the server does, is earlier awards and which
 * proposals an officer confirmed.
 */
@Command(
        name = "determine",
        description = {
            "Says of every person of a roster what every policy of a folder says, as a CSV file.",
            "Needs neither server nor database."
        })
final class Determine implements Callable<Integer> {

    private static final int MOST_TOLD = 20;

    @Option(
            names = "--policies",
            required = true,
            paramLabel = "DIR",
            description = "Folder of policies (.yaml), with subfolders.")
    private Path policies = Path.of("");

    @Option(
            names = "--roster",
            required = true,
            paramLabel = "FILE",
            description = "The roster, .xlsx or .csv.")
    private Path roster = Path.of("");

    @Option(
            names = "--as-of",
            required = true,
            paramLabel = "YYYY-MM-DD",
            description = "The day whose values of the parameters hold.")
    private LocalDate asOf = LocalDate.EPOCH;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE.csv",
            description = "The answers, one line a person and policy.")
    private Path out = Path.of("");

    @Option(
            names = "--ignore-unknown-columns",
            description = "Leaves out columns whose heading is not known, instead of refusing.")
    private boolean lenient;

    @Mixin private Help help = new Help();

    @Spec private @Nullable CommandSpec spec;

    private final Texts texts = Texts.load();
    private final List<String> rejected = new ArrayList<>();
    private int rejectedRows;

    @Override
    public Integer call() {
        var command = Commands.of(spec);
        AnswerFile.check(out);
        var read = PolicyFiles.read(policies, asOf);
        var compiled = read.compiled();
        var answers = new Answers(compiled);
        var notes = new ArrayList<>(read.passedOver());
        compiled.forEach(policy -> notes.addAll(notes(policy)));
        new RosterFile(roster, lenient, texts)
                .read(
                        asOf,
                        notes::add,
                        (row, line) -> {
                            note(row, line);
                            answers.add(row, line);
                        });
        var all = answers.all();
        AnswerFile.write(out, all);
        notes.addAll(rejected);
        if (rejectedRows > rejected.size()) {
            notes.add(roster + ": and " + (rejectedRows - rejected.size()) + " more invalid rows");
        }
        notes.forEach(command.getErr()::println);
        summary(all, command.getOut());
        return Exit.DONE;
    }

    private static List<String> notes(CompiledPolicy policy) {
        var notes = new ArrayList<String>();
        var name = name(policy);
        var proposals =
                policy.file().openParameters().stream()
                        .filter(open -> policy.values().get(open.name()) != null)
                        .map(open -> open.name() + "=" + text(policy, open))
                        .collect(Collectors.joining(", "));
        if (!proposals.isEmpty()) {
            notes.add(name + ": proposals that no officer has confirmed: " + proposals);
        }
        if (policy.file().limits().budget() != null && Answers.budgetFen(policy) == null) {
            notes.add(name + ": the budget has no value, so no line waits for money");
        }
        return notes;
    }

    private static String text(CompiledPolicy policy, Parameter parameter) {
        return String.valueOf(policy.values().texts().get(parameter.name()));
    }

    private void note(FileRow row, RosterLine line) {
        if (line instanceof RosterLine.Rejected(_, _, _, var faults)) {
            rejectedRows++;
            if (rejected.size() < MOST_TOLD) {
                var why =
                        faults.stream()
                                .map(fault ->
                                        fault.heading()
                                                + ": "
                                                + texts.get(Language.EN, fault.said()))
                                .collect(Collectors.joining(" "));
                rejected.add(roster + ":" + row + ": " + why);
            }
        }
    }

    private static void summary(List<Answers.Answer> answers, PrintWriter to) {
        var lines = new TreeMap<String, TreeMap<String, Integer>>();
        var sums = new TreeMap<String, Long>();
        for (var answer : answers) {
            var name = name(answer.policy());
            lines.computeIfAbsent(name, _ -> new TreeMap<>())
                    .merge(answer.verdict(), 1, Integer::sum);
            if (answer.verdict().equals("eligible") && answer.amountFen() != null) {
                sums.merge(name, answer.amountFen(), Math::addExact);
            }
        }
        lines.forEach((name, counts) ->
                to.println(
                        name
                                + ": "
                                + counts.entrySet().stream()
                                        .map(count -> count.getValue() + " " + count.getKey())
                                        .collect(Collectors.joining(", "))
                                + "; "
                                + Type.Simple.MONEY.text(sums.getOrDefault(name, 0L))
                                + " yuan"));
    }

    private static String name(CompiledPolicy policy) {
        return policy.file().code() + " version " + policy.file().version();
    }
}
