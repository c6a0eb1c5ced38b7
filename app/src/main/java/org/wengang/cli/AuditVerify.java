package org.wengang.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wengang.security.Audit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Reads the whole audit trail again; also while the server runs. The last hashes it prints, kept
 * elsewhere, prove later that no chain was made anew.
 */
@Command(
        name = "verify",
        description = {
            "Reads the audit trail again and compares every hash.",
            "Exit 0: every chain is whole. Exit 1: at least one is not."
        })
final class AuditVerify implements Callable<Integer> {

    private final Administration administration;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder; var unless said.")
    private @Nullable Path data;

    @Mixin private Help help = new Help();

    @Spec private @Nullable CommandSpec spec;

    AuditVerify(Administration administration) {
        this.administration = administration;
    }

    @Override
    public Integer call() {
        var chains =
                administration.call(
                        data, "audit verified", context -> context.getBean(Audit.class).verify());
        var out = Commands.out(spec);
        chains.forEach(chain -> out.println(line(chain)));
        var broken = chains.stream().filter(chain -> !chain.isWhole()).count();
        if (broken > 0) {
            out.println(broken + " of " + chains.size() + " chains are broken.");
            return Exit.FOUND_WRONG;
        }
        out.println("All " + chains.size() + " chains are whole.");
        return Exit.DONE;
    }

    private static String line(Audit.Chain chain) {
        return chain.isWhole()
                ? "whole   %s  entries: %d, last hash: %s"
                        .formatted(chain.organisation(), chain.entries(), chain.lastHash())
                : "BROKEN  %s  from entry %d on, of %d"
                        .formatted(chain.organisation(), chain.firstBroken(), chain.entries());
    }
}
