package org.wengang.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wengang.database.Scope;
import org.wengang.organisation.Organisation;
import org.wengang.organisation.Organisations;
import org.wengang.security.Accounts;
import org.wengang.security.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes an account, the first one too; also while the server runs. */
@Command(
        name = "add",
        description = {
            "Makes an account.",
            "The password is asked for, or read as one line from standard input."
        })
final class AccountAdd implements Callable<Integer> {

    private final Administration administration;
    private final InputStream in;

    @Option(
            names = "--organisation",
            required = true,
            paramLabel = "PLACE",
            description =
                    "Whose rows the account sees: a path (cn/13/1301/130110/), the code of a"
                            + " division, town or village that has an office, or a name (鹿泉区).")
    private String place = "";

    @Option(
            names = "--username",
            required = true,
            paramLabel = "NAME",
            description = "To sign in with: small letters, digits, dots, hyphens.")
    private String username = "";

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "The officer's own name, as decisions show it.")
    private String name = "";

    @Option(
            names = "--role",
            required = true,
            split = ",",
            paramLabel = "ROLE",
            description = "One or more of ${COMPLETION-CANDIDATES}.")
    private Set<Role> roles = EnumSet.noneOf(Role.class);

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder; var unless said.")
    private @Nullable Path data;

    @Mixin private Help help = new Help();

    @Spec private @Nullable CommandSpec spec;

    AccountAdd(Administration administration, InputStream in) {
        this.administration = administration;
        this.in = in;
    }

    @Override
    public Integer call() {
        var password = NewPassword.ask(in);
        var organisation =
                administration.call(
                        data,
                        "account added on the command line",
                        context -> {
                            var found = organisation(context.getBean(Organisations.class));
                            open(context.getBean(Accounts.class), found, password);
                            return found;
                        });
        Commands.out(spec)
                .println(
                        "The account "
                                + username
                                + " at "
                                + organisation.name()
                                + " ("
                                + organisation.path()
                                + ") can sign in now.");
        return Exit.DONE;
    }

    private void open(Accounts accounts, Organisation organisation, String password) {
        Scope.system(organisation.path(), "account added on the command line")
                .call(() ->
                        accounts.open(
                                organisation.path(), username, name.strip(), password, roles));
    }

    private Organisation organisation(Organisations organisations) {
        var found = organisations.search(place.strip());
        if (found.isEmpty()) {
            throw new CannotDo(
                    "There is no organisation "
                            + place
                            + "; --organisation takes a path, a code or a name.");
        }
        if (found.size() > 1) {
            throw new CannotDo(
                    "Several organisations are called "
                            + place
                            + ": "
                            + paths(found)
                            + "; give the path.");
        }
        var closedOn = found.getFirst().closedOn();
        if (closedOn != null) {
            throw new CannotDo(place + " was closed; its last day was " + closedOn + ".");
        }
        return found.getFirst();
    }

    private static String paths(List<Organisation> several) {
        return several.stream().map(one -> one.path().value()).collect(Collectors.joining(", "));
    }
}
