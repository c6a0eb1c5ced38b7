package org.wengang.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wengang.database.CannotStart;

/**
 * Under whom PostgreSQL runs. It refuses root, so root either enters a user namespace of its own
 * (files stay root's) or becomes another user who is then given the cluster.
 *
 * @param prefix words before each PostgreSQL command; empty for an ordinary user
 * @param fileOwner who must own the cluster; empty = the present user
 */
record RunAs(List<String> prefix, Optional<String> fileOwner) {

    private static final RunAs ONESELF = new RunAs(List.of(), Optional.empty());
    private static final RunAs NAMESPACE = new RunAs(List.of("unshare", "-U"), Optional.empty());

    /**
     * @param cluster keeps the owner it has; may not exist yet
     * @param program any program of the unpacked server, to try the way with
     * @throws CannotStart for root where neither way works
     */
    static RunAs choose(Path cluster, Path program) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return ONESELF;
        }
        for (var way : waysOfRoot(cluster)) {
            if (way.works(program)) {
                return way;
            }
        }
        throw new CannotStart(
                "PostgreSQL refuses to run as root and neither unshare nor setpriv can run it as"
                        + " somebody else here; start Wengang as an ordinary user, or set"
                        + " SPRING_DATASOURCE_URL to a database of yours.");
    }

    private static List<RunAs> waysOfRoot(Path cluster) throws IOException {
        if (Files.exists(cluster)) {
            var owner = Files.getOwner(cluster, LinkOption.NOFOLLOW_LINKS).getName();
            return "root".equals(owner) ? List.of(NAMESPACE) : user(owner).stream().toList();
        }
        return Stream.of(Optional.of(NAMESPACE), user("postgres"), user("nobody"))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty where there is no such user. */
    private static Optional<RunAs> user(String name) {
        return answer(List.of("id", "-gn", name))
                .map(group ->
                        new RunAs(
                                List.of(
                                        "setpriv",
                                        "--reuid=" + name,
                                        "--regid=" + group,
                                        "--init-groups"),
                                Optional.of(name)));
    }

    private boolean works(Path program) {
        return answer(words(program.toString(), "--version")).isPresent();
    }

    /** Empty when the command failed or is not installed. */
    private static Optional<String> answer(List<String> words) {
        try {
            var command = Command.run(words);
            return command.succeeded() ? Optional.of(command.output()) : Optional.empty();
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }

    /** Runs a program of PostgreSQL to its end. */
    Command run(Path program, String... arguments) throws IOException {
        var all = new String[arguments.length + 1];
        all[0] = program.toString();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Command.run(words(all));
    }

    /** Gives one file or folder to the one PostgreSQL runs as. */
    void give(Path file) throws IOException {
        if (fileOwner.isPresent()) {
            var users = file.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(file, users.lookupPrincipalByName(fileOwner.get()));
        }
    }

    private List<String> words(String... command) {
        var words = new ArrayList<>(prefix);
        words.addAll(List.of(command));
        return words;
    }
}
